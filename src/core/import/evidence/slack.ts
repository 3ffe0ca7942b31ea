import { namesIn, Reader, type Claim, type Kind, type Reading } from './evidence.ts';
import { get, isObject, list, text } from './json.ts';
import { ofOthers } from '../ending.ts';
import { epochInstant } from '../../text/log-stamp.ts';

/**
 * Slack: a workspace export, unpacked. `users.json` and `channels.json` (also `groups.json`, `mpims.json`, `dms.json`)
 * stand beside one folder a channel with one file a day; a single day, and an answer of `conversations.history` or
 * `conversations.replies`, are read too.
 *
 * https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports and
 * https://docs.slack.dev/reference/events/message
 */
export const slack = {
  name: 'Slack',
  url: 'https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports',
  holds: 'the unpacked folder of an export: `users.json`, `channels.json` and `<channel>/<day>.json`',
};

/** Users and channels, by id. */
export interface Directory {
  users: ReadonlyMap<string, string>;
  channels: ReadonlyMap<string, string>;
}

/** What a JSON value of an export is; undefined for anything else. */
export function slackPart(value: unknown): 'users' | 'channels' | 'messages' | 'logs' | undefined {
  const entries = messagesOf(value);
  const some = entries.filter((one) => isObject(one));
  if (some.length === 0) return undefined;
  const most = (test: (one: Record<string, unknown>) => boolean) => some.filter(test).length * 2 > some.length;
  if (most((one) => typeof one['ts'] === 'string' && (one['type'] === 'message' || 'user' in one || 'text' in one)))
    return 'messages';
  if (most((one) => /^[UW][A-Z0-9]+$/.test(text(one, 'id') ?? '') && ('profile' in one || 'name' in one)))
    return 'users';
  if (most((one) => /^[CGD][A-Z0-9]+$/.test(text(one, 'id') ?? '') && ('members' in one || 'created' in one)))
    return 'channels';
  if (most((one) => 'service_type' in one || ('change_type' in one && 'date' in one))) return 'logs';
  return undefined;
}

function messagesOf(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return get(value, 'ok') === true && Array.isArray(get(value, 'messages')) ? list(value, 'messages') : [];
}

/** Collects users and channels of an export. */
export function directoryOf(values: readonly unknown[]): Directory {
  const users = new Map<string, string>();
  const channels = new Map<string, string>();
  for (const value of values) {
    const part = slackPart(value);
    for (const one of messagesOf(value)) {
      const id = text(one, 'id');
      if (!id) continue;
      if (part === 'users') {
        const name =
          text(one, 'profile', 'real_name') ??
          text(one, 'real_name') ??
          text(one, 'profile', 'display_name') ??
          text(one, 'name');
        if (name) users.set(id, name);
      } else if (part === 'channels') {
        const name = text(one, 'name');
        if (name) channels.set(id, name);
      }
    }
  }
  return { users, channels };
}

/** Subtypes of messages about joining, leaving and housekeeping. */
const housekeeping: Record<string, string> = {
  channel_join: 'joined or left',
  channel_leave: 'joined or left',
  group_join: 'joined or left',
  group_leave: 'joined or left',
  bot_add: 'joined or left',
  bot_remove: 'joined or left',
  channel_archive: 'changes of the channel',
  channel_unarchive: 'changes of the channel',
  channel_convert_to_private: 'changes of the channel',
  channel_name: 'changes of the channel',
  group_archive: 'changes of the channel',
  group_unarchive: 'changes of the channel',
  group_name: 'changes of the channel',
  pinned_item: 'changes of the channel',
  unpinned_item: 'changes of the channel',
  reminder_add: 'changes of the channel',
  tombstone: 'deleted',
  message_deleted: 'deleted',
  hidden: 'hidden',
};

/** Reads the messages of one file. */
export function readSlack(value: unknown, file: string, directory: Directory): Reading {
  const reader = new Reader(file, 'Slack');
  const folder = /([^\\/]+)[\\/][^\\/]+$/.exec(file)?.[1];
  const unknown = new Set<string>();
  messagesOf(value).forEach((message, index) => {
    const subtype = text(message, 'subtype');
    const inner = subtype === 'message_changed' && isObject(message['message']) ? message['message'] : message;
    const why = subtype && housekeeping[subtype];
    if (why) return reader.leave(why);
    const at = epochInstant(get(inner, 'ts'));
    if (!at) return reader.fail(`[${index}].ts`, get(inner, 'ts'), 'seconds since 1970 such as `1776261802.000100`');
    const channelId = text(message, 'channel');
    const channel = (channelId && directory.channels.get(channelId)) ?? folder ?? channelId;
    const who = authorOf(inner, directory, unknown);
    const said = wordsOf(inner, directory, unknown);
    if (said === '') return reader.leave('without text');
    const isReply = text(inner, 'thread_ts') !== undefined && text(inner, 'thread_ts') !== text(inner, 'ts');
    const edited = epochInstant(get(inner, 'edited', 'ts'));
    const bot = subtype === 'bot_message' || 'bot_id' in inner;
    reader.use({
      ...at,
      text: `${who}${isReply ? ' (in a thread)' : ''}: ${said}${edited ? ' (edited later)' : ''}`,
      source: reader.source(`Slack${channel ? ` #${channel}` : ''}`, {
        id: `${channel ?? ''} ${text(inner, 'ts')}`,
      }),
      keys: namesIn(said),
      kind: bot ? kindOf(said) : undefined,
      claim: claimOf(said),
    });
  });
  if (unknown.size > 0)
    reader.reading.notes.push(
      `${unknown.size} ${unknown.size === 1 ? 'id is' : 'ids are'} not in the export (${[...unknown].sort().slice(0, 5).join(', ')}): give the folder that holds \`users.json\``,
    );
  return reader.reading;
}

function authorOf(message: Record<string, unknown>, directory: Directory, unknown: Set<string>): string {
  const user = text(message, 'user');
  const known = user && directory.users.get(user);
  if (known) return known;
  const named =
    text(message, 'username') ??
    text(message, 'bot_profile', 'name') ??
    text(message, 'user_profile', 'real_name') ??
    text(message, 'user_profile', 'name');
  if (named) return named;
  if (user) unknown.add(user);
  return user ?? text(message, 'bot_id') ?? 'Somebody';
}

function wordsOf(message: Record<string, unknown>, directory: Directory, unknown: Set<string>): string {
  const parts = [text(message, 'text') ?? ''];
  for (const attachment of list(message, 'attachments')) {
    const title = text(attachment, 'title');
    const body = text(attachment, 'text') ?? text(attachment, 'fallback');
    for (const part of [title, body]) if (part && !parts.some((known) => known.includes(part))) parts.push(part);
  }
  if (parts.join('').trim() === '')
    for (const block of list(message, 'blocks')) {
      const part = text(block, 'text', 'text');
      if (part) parts.push(part);
    }
  const files = list(message, 'files').map((one) => text(one, 'name') ?? text(one, 'title') ?? 'file');
  if (files.length > 0) parts.push(`[${files.join(', ')}]`);
  return parts
    .map((part) => plainMrkdwn(part, directory, unknown).trim())
    .filter((part) => part !== '')
    .join(' – ');
}

/** Slack's markup as plain text: mentions by name, links with their addresses, entities as characters. */
function plainMrkdwn(markup: string, directory: Directory, unknown: Set<string> = new Set()): string {
  return markup
    .replace(/<([^<>\n]*)>/g, (_, inner: string) => {
      const [target, label] = [inner.split('|')[0]!, inner.split('|').slice(1).join('|')];
      if (/^@[UW][A-Z0-9]+$/.test(target)) {
        const id = target.slice(1);
        const name = directory.users.get(id);
        if (!name && !label) unknown.add(id);
        return `@${name ?? (label || id)}`;
      }
      if (/^#[CG][A-Z0-9]+$/.test(target)) {
        const id = target.slice(1);
        return `#${label || (directory.channels.get(id) ?? id)}`;
      }
      if (target.startsWith('!subteam^')) return label ? `@${label.replace(/^@/, '')}` : '@team';
      if (target.startsWith('!date^')) return label || target;
      if (target.startsWith('!')) return `@${label || target.slice(1)}`;
      const address = target.replace(/^(?:mailto|tel):/, '');
      return label && label !== target && label !== address && !target.endsWith(`//${label}`)
        ? `${label} ${address}`
        : address;
    })
    .replace(/(?<![\w*])\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_/])_([^\s_](?:[^_\n]*[^\s_])?)_(?![\w_])/g, '$1')
    .replace(/(?<![\w~])~([^\s~](?:[^~\n]*[^\s~])?)~(?![\w~])/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function kindOf(said: string): Kind | undefined {
  if (/\b(?:FIRING|triggered|alert fires)\b/i.test(said)) return 'fire';
  if (/\backnowledged\b/i.test(said)) return 'acknowledge';
  if (/\bRESOLVED\b/i.test(said)) return 'resolve';
  if (/\bincident (?:has been )?declared\b|\bdeclared (?:an? |this )?incident\b/i.test(said)) return 'declare';
  return undefined;
}

/** Words of people that suggest a milestone; a person has to agree. */
const claims: { pattern: RegExp; milestone: Claim['milestone'] }[] = [
  {
    pattern:
      /\b(?:declar(?:e|ed|ing) (?:an? |this (?:an? )?)?(?:incident|SEV ?-?\d|P\d)|incident (?:has been )?declared|calling (?:this|it) an? (?:incident|SEV ?-?\d))\b/i,
    milestone: 'declared',
  },
  { pattern: /\b(?:I['’]m on it|taking this|ack(?:ing|ed)?)\b/i, milestone: 'acknowledged' },
  {
    pattern: /\b(?:mitigated|(?:the )?rollback (?:is )?(?:done|complete[d]?)|rolled back|stopped the bleeding)\b/i,
    milestone: 'mitigated',
  },
  {
    pattern:
      /\b(?:recovered|back to normal|fully recovered|error rate (?:is )?(?:back )?(?:to|at) (?:normal|baseline|zero))\b/i,
    milestone: 'recovered',
  },
  {
    pattern: /\b(?:all clear|incident (?:is )?(?:resolved|closed|over)|(?:marking|calling) (?:this|it) resolved)\b/i,
    milestone: 'resolved',
  },
];

function claimOf(said: string): Claim | undefined {
  for (const { pattern, milestone } of claims) {
    const match = pattern.exec(said);
    if (!match) continue;
    const before = said.slice(Math.max(0, match.index - 25), match.index);
    if (
      /\b(?:not|isn['’]t|aren['’]t|hasn['’]t|haven['’]t|if|when|until|before|once|should|could|can|might|shall|will|no)\b[^.!?]*$/i.test(
        before,
      )
    )
      continue;
    // Somebody else’s, or another team’s findings: `the network team gives the all clear on their side`.
    if (ofOthers.test(said) || /\b(?:on|at|from) their (?:side|end)\b/i.test(said)) continue;
    if (said.slice(match.index).startsWith(match[0] + '?') || /\?\s*$/.test(said)) continue;
    return { milestone, words: `“${match[0]}”`, sure: false };
  }
  return undefined;
}
