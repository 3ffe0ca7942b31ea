import type { Line } from './tell.ts';

/** A message to a chat. */
export interface ChatMessage {
  title: string;
  lines: Pick<Line, 'text' | 'address'>[];
}

/** A message in the form an address understands: an incoming webhook of Slack, or a workflow of Teams. */
export function payloadOf(form: 'slack' | 'teams', message: ChatMessage): unknown {
  return form === 'slack' ? slackPayload(message) : teamsPayload(message);
}

/** Slack reads `&`, `<` and `>`; without them nobody is mentioned. What is as long as a message may be is cut. */
function slackPayload({ title, lines }: ChatMessage): unknown {
  const safe = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Marks of Slack’s own markup stay what they are behind a space of no width.
  const plain = (text: string) => safe(text).replace(/[*_~`]/g, '$&\u200b');
  const line = ({ text, address }: ChatMessage['lines'][number]) =>
    address === undefined
      ? `• ${plain(text)}`
      : `• <${safe(address).replaceAll('|', '%7C')}|${plain(text).replaceAll('|', '¦')}>`;
  return { text: [`*${plain(title)}*`, ...lines.map(line)].join('\n').slice(0, 39_000), unfurl_links: false };
}

/** An adaptive card, as Teams takes it; its texts are Markdown, of which only links are meant. */
function teamsPayload({ title, lines }: ChatMessage): unknown {
  const plain = (text: string) => text.replace(/[\\`*_[\]<>#~]/g, '\\$&');
  const line = ({ text, address }: ChatMessage['lines'][number]) => ({
    type: 'TextBlock',
    wrap: true,
    text: address === undefined ? `• ${plain(text)}` : `• [${plain(text)}](${address})`,
  });
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            { type: 'TextBlock', size: 'Medium', weight: 'Bolder', wrap: true, text: plain(title) },
            ...lines.map(line),
          ],
        },
      },
    ],
  };
}
