import { shaped } from './shape.ts';

/**
 * Apache Spark: the event log (`spark.eventLog.enabled`), one JSON object a line, with milliseconds since the epoch.
 * The logs of its processes are read as logs.
 *
 * https://spark.apache.org/docs/latest/monitoring.html and
 * https://github.com/apache/spark/blob/master/core/src/main/scala/org/apache/spark/util/JsonProtocol.scala
 */
export const spark = shaped({
  name: 'Spark',
  url: 'https://spark.apache.org/docs/latest/monitoring.html',
  holds: 'lines with an `Event` of a `SparkListener`',
  shapes: [
    {
      has: ['Event'],
      when: { Event: /SparkListener|^org\.apache\.spark/ },
      label: 'Spark[ {App ID}]',
      leave: [
        {
          when: {
            Event:
              /^(?!.*(?:Application|Job|StageCompleted|TaskEnd|Executor|BlockManagerRemoved|SQLExecution|Unschedulable|NodeExcluded|NodeBlacklisted))/,
          },
          why: 'settings and measures',
        },
        { when: { Event: /TaskEnd/, 'Task End Reason.Reason': /^(?:Success|)$/ }, why: 'tasks that succeeded' },
        { when: { Event: /StageCompleted/, 'Stage Info.Failure Reason': /^$/ }, why: 'stages that succeeded' },
      ],
      moments: [
        [
          { at: 'Timestamp', when: { Event: /ApplicationStart$/ }, text: 'Application {App Name|App ID} starts' },
          { at: 'Timestamp', when: { Event: /ApplicationEnd$/ }, text: 'Application ends' },
          { at: 'Submission Time', when: { Event: /JobStart$/ }, text: 'Job {Job ID} starts', weight: 'info' },
          {
            at: 'Completion Time',
            when: { Event: /JobEnd$/, 'Job Result.Result': /Fail/ },
            text: 'Job {Job ID} failed[: {Job Result.Exception.Message}]',
            weight: 'error',
          },
          {
            at: 'Completion Time',
            when: { Event: /JobEnd$/ },
            text: 'Job {Job ID} ends[: {Job Result.Result}]',
            weight: 'info',
          },
          {
            at: 'Stage Info.Completion Time|Stage Info.Submission Time',
            when: { Event: /StageCompleted$/ },
            text: 'Stage {Stage Info.Stage ID} failed: {Stage Info.Failure Reason}',
            weight: 'error',
          },
          {
            at: 'Task Info.Finish Time',
            when: { Event: /TaskEnd$/ },
            text: 'Task {Task Info.Task ID} of stage {Stage ID} failed: {Task End Reason.Reason}[: {Task End Reason.Class Name}][: {Task End Reason.Description}][: {Task End Reason.Loss Reason}]',
            weight: 'error',
          },
          {
            at: 'Timestamp',
            when: { Event: /ExecutorRemoved$/ },
            text: 'Executor {Executor ID} removed[: {Removed Reason}]',
            weight: 'warning',
          },
          { at: 'Timestamp', when: { Event: /ExecutorAdded$/ }, text: 'Executor {Executor ID} added', weight: 'info' },
          { at: 'Timestamp|time|Time', text: '{Event:words}', weight: 'info' },
        ],
      ],
    },
  ],
});
