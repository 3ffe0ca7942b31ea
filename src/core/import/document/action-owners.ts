import type { Configuration } from '../../model/configuration.ts';
import { isName, isService, isTeam } from './action-facts.ts';
import { isNobody, isPriority, labelColumn, statusNamed, statusSign, typeIn } from './action-words.ts';

type Words = Configuration['words'];

/** Marks that may stand before the name: `[DONE]`, `P1:`, a number. */
const marks = new RegExp(
  `^(?:\\s*(?:[[(【][^\\])】]{1,24}[\\])】]|P\\d\\b|${statusSign}|(?:AI|A)?-?\\d{1,3}[.):]?(?=\\s)|\\(?[a-z]\\)(?=\\s))\\s*[:：–—-]?\\s*)*`,
  'u',
);
const ahead = /^([^:：–—()[\]\d]{2,40}?)(?:\s*[:：]\s+|\s+[–—-]\s+)(?=\S)/u;
/** `Ada Lind to rotate the key`. */
const doing =
  /^((?:El equipo|L['’]équipe|A equipe|Time|Equipe|Équipe|Equipo|Il team|Das Team) (?:de |d['’]|di |da |do )?[\p{L}-]+|\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,2}) (?:to|will|should|must|shall|(?:is|are) going to|(?:has|have|needs?) to|soll|wird|muss|kümmert sich um|übernimmt|ska|skal|skall|va|vai|doit|s'occupe|se charge|debe|se encarga|se ocupa|deve|si occupa|fica responsável|cuida|zorgt voor|\p{Ll}{2,}(?:rá|rà|era|ira)) (?=\p{Ll})/u;
const behind = /\s*(?:[([（【]([^()[\]（）【】\d]{2,40})[)\]）】]|\s[–—-]\s+([^()[\]–—\d]{2,40}))\.?$/u;
/** `(Ada) rotate the key`. */
const bracketed = /^[*_]*[([（]([^()[\]（）\d]{2,40})[)\]）][*_]*\s*[:：–—-]?\s+(?=\S)/u;
/** `Rotate the key by Ada by 1 May`: the first of two. */
const byWhom = /\sby (\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]+){0,2}),? (?:by|until|before|due|no later than)\s/u;
/** Words that items begin or end with, which name no one: parts of a system and times. */
const noOne =
  /^(?:monitor(?:ing)?|alert(?:s|ing)?|observability|metrics|logging|back-?end|front-?end|infra(?:structure)?|platform|databases?|db|docs?|documentation|process|tests?|testing|tooling|tools|ops|operations|security|network(?:ing)?|api|ci|deploy(?:ment)?s?|release|runbooks?|training|communication|short[ -]?term|mid[ -]?term|long[ -]?term|immediate(?:ly)?|now|later|next|today|tomorrow|optional|must|should|could|note|notes|example|context|goal|problem|solution|option|step|kurzfristig|mittelfristig|langfristig|sofort|überwachung|betrieb|prozess|technik)$/iu;
/** What runs, by names that look like those of people: products, and services as most shops call theirs. */
const noPerson =
  /^(?:airflow|akamai|alertmanager|android|ansible|apache|argo ?cd|artifactory|auth0|azure|bigquery|bitbucket|cassandra|celery|ceph|chrome|clickhouse|cloudflare|cloudfront|cockroach(?:db)?|confluence|consul|datadog|django|docker|dynamo(?:db)?|elastic(?:search)?|envoy|etcd|excel|fastly|firefox|flink|github|gitlab|grafana|graphite|hadoop|haproxy|helm|heroku|istio|jaeger|jenkins|jira|kafka|keycloak|kibana|kinesis|kong|kubernetes|lambda|linux|logstash|loki|mariadb|memcached|mongo(?:db)?|mysql|nagios|new relic|nginx|nomad|node(?:\.js)?|okta|opensearch|opsgenie|oracle|outlook|pagerduty|postgres(?:ql)?|prometheus|puppet|pulsar|rabbitmq|rails|react|redis|redshift|safari|salesforce|sentry|shopify|sidekiq|slack|snowflake|solr|spark|splunk|spring|stripe|teams|terraform|traefik|twilio|vault|varnish|vercel|windows|zabbix|zendesk|zookeeper)(?: \p{L}+)?$|^(?:the )?(?:accounts?|admin|analytics|apps?|auth(?:entication)?|backups?|basket|billing|booking|bots?|cache|cart|catalog(?:ue)?|chat|checkout|clients?|cluster|dashboards?|delivery|dispatch|email|exports?|gateway|identity|imports?|index(?:er)?|ingest(?:ion)?|inventory|invoic(?:es|ing)|jobs?|ledger|log ?in|mail(?:er)?|media|messag(?:es|ing)|mobile|notifications?|orders?|payments?|payroll|pipelines?|portal|pric(?:es|ing)|profiles?|proxy|queues?|registry|reports?|reporting|routers?|scheduler|search|servers?|sessions?|settings|shipping|sign-?in|sign-?up|status page|stock|storage|store(?:front)?|subscriptions?|support|sync|uploads?|users?|warehouse|web(?:site|shop)?|webhooks?|widgets?|workers?)(?: (?:service|team|api|app|db|server|cluster|worker|job|page|ui))?$|(?:service|server|cluster|team|platform|gateway|worker|queue|database|dienst|(?<!\p{L})(?:api|app|ui|db|cli|sdk))$/iu;

/** What stands between people who do it together. */
const together = /\s*[&+]\s*|,\s+|\s+(?:and|und|et|y|e|en|och|og)\s+/u;

/**
 * Who the items of a section name in the same place, each with a name and nothing else there: `Ada: rotate the key`,
 * `Ada to rotate the key`, or `Rotate the key (Ada)`; an empty text where one says that nobody does it yet. Empty unless
 * every item has one and two of them are different people; services are none.
 */
export function ownersByPlace(texts: readonly string[], words: Words, services: ReadonlyMap<string, string>): string[] {
  for (const place of [ahead, doing, byWhom, behind, bracketed]) {
    const found = texts.map((text) => {
      const match = place.exec(
        text
          .trim()
          .replace(place === behind || place === bracketed ? '' : marks, '')
          .slice(0, 400),
      );
      const who = (match?.[1] ?? match?.[2])?.trim().replace(/^[*_]+|[*_]+$/g, '');
      if (who === undefined ? isNobody(leadOf(text)) : isNobody(who)) return '';
      return who !== undefined && (isSomebody(who, words) || isTeam(who)) && !isService(who, services)
        ? who
        : undefined;
    });
    // A team is who does it beside people who do.
    const isOfPeople = found.some((who) => who !== undefined && who !== '' && !isTeam(who));
    const people = new Set(found.filter((who) => who !== ''));
    if (isOfPeople && found.every((who) => who !== undefined) && people.size >= 2) return found as string[];
  }
  return [];
}

/** Who an item names before a colon or a dash, or last in it, of the people that other items name for sure. */
export function ownerKnown(text: string, people: ReadonlySet<string>): string | undefined {
  const start = ahead.exec(text.trim().replace(marks, '').slice(0, 400))?.[1];
  const end = behind.exec(text.trim().slice(0, 400));
  return [start, end?.[1] ?? end?.[2]]
    .map((who) => who?.trim().replace(/^[*_]+|[*_]+$/g, ''))
    .find((who) => who !== undefined && people.has(who));
}

/** What stands before the first colon or dash. */
const leadOf = (text: string) => /^[*_\s]*([^:：–—]{1,40}?)[*_]*\s*[:：–—]/u.exec(text)?.[1] ?? '';

/** Whether all of some headings, two or more, are people: what stands below each is theirs. */
export function areOwners(headings: readonly string[], words: Words): boolean {
  const names = headings.map((heading) => heading.replace(/\s*[:：]$/u, '').trim());
  return new Set(names).size >= 2 && names.every((name) => isSomebody(name, words));
}

/** Whether a sentence begins with who will do what it tells. */
export function saysWhoDoes(sentence: string): boolean {
  const who = doing.exec(sentence)?.[1];
  return who !== undefined && isName(who) && !noOne.test(who) && !/^(?:we|the|this|it|they|i)(?!\p{L})/iu.test(who);
}

function isSomebody(who: string, words: Words): boolean {
  // `Ada & Bo`
  const [, ...others] = who.split(together);
  if (others.length > 0) return others.length < 3 && who.split(together).every((one) => isSomebody(one, words));
  if (!isName(who) || noOne.test(who) || noPerson.test(who) || /^\p{Lu}{2,}$/u.test(who)) return false;
  const isOther = typeIn(who) !== undefined || statusNamed(who, words) !== undefined || isPriority(who);
  // “Kim” is a name, and “who” in Turkish.
  const column = labelColumn(who, words);
  return !isOther && (column === undefined || column === 'owner');
}
