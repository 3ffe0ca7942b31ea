/** What somebody writes about something that happened, besides the document itself. */
const writing = String.raw`(?:incident )?(?:report|version|account|draft|post-?mortem|write-?up|estimate|text|figures?|summary|note|title|listing)`;
const says = 'says?|said|states?|stated|claims?|claimed|mentions?|mentioned|gives?|gave|reports?|reported';

/** Somebody else’s words, and how people mark them. A first report and a page are mostly events: who says something. */
const others = new RegExp(
  [
    String.raw`\b(?:earlier|original|initial|preliminary|previous|old|draft|generated|same|that|its|their|vendor['’]s|other) ${writing}\b`,
    String.raw`\bfirst (?!(?:incident )?report\b)${writing}\b`,
    String.raw`\b(?:figures?|numbers?|text|account|version)s? (?:of|in|from) the first report\b`,
    String.raw`\b(?:report|account|article|draft|text|triage|assistant|vendor|provider|announcement|listing)(?:['’]s \w+)? (?:[\w.]+,? )?(?:${says})\b`,
    String.raw`\b(?:report|account|article|draft|text|triage|assistant|vendor|provider|announcement|listing)(?:['’]s \w+)? (?:also |still |then )?(?:had|has|puts?|called|calls|counts|counted|speaks|proposed|offers?)\b`,
    String.raw`\b(?:triage|assistant)(?:['’]s)? (?:text|page|assistant)\b`,
    String.raw`(?<!\b(?:we|I) )\b(?:(?:said|says) (?:that|the|this|there|it|they|about|some|\d+)|(?:stated|states|wrote|writes|estimated|reckoned|reported|reports|insisted|insists|argued|argues|maintained|maintains|assumed|believed|believes|guessed|suspected|complained|told (?:us|them|me|support|customers|reporters|the press)) that|told (?:us|them|me|support|customers|reporters|the press) (?:the|this|it|they|our|about|how|of))\b`,
    String.raw`(?<!\b(?:we|I) )\b(?:reported|announced|confirmed|admitted|disclosed|posted|promised) (?:an?|of|to|its|their) (?:[\w-]+ ){0,3}(?:outage|incident|disruption|degradation|interruption|recovery)\b`,
    String.raw`(?<!\b(?:we|I) )\b(?:speaks?|spoke|talks?|talked|writes?|wrote) of\b`,
    String.raw`[,”"] (?:said|says) [a-z]`,
    String.raw`\b(?:it|page|title|summary) (?:also )?(?:says?|said|states?|stated|claims?|claimed|mentions?)\b`,
    String.raw`(?:^|, )as (?!(?:we|I|it|this|that|they|soon|far|long|well|much|planned|usual|expected) )(?:[\w.'’-]+ ){1,6}?(?:reported|reports|said|says|stated|states|noted|notes|wrote|writes|claimed|claims|described|remarked|estimated|announced|recalled|told (?:us|the \w+|reporters|customers))(?: it)?(?=[,.;]|$)`,
    String.raw`\bas (?:the |one |our |an? )?[\w-]+(?: [\w-]+)? puts? (?:it|this)\b|\bin the words of\b|(?<!\b(?:we|I) )\b(?:both|all|they|customers|users|reporters|others) say (?:that|the|it|this)\b`,
    String.raw`(?<!\b(?:we|I) )\bclaims that\b|\b(?:acc(?:\.|ording) to|contrary to|claimed|wrongly|mistakenly|supposed(?:ly)?|allegedly|contradict\w*)\b`,
  ].join('|'),
  'i',
);

/** What goes on about the same. */
const continued =
  /^(?:it|that|this|they|those|these|both|two|three|four|its|and|but|the (?:same|triage|assistant|figure|number|\d+|[\w-]+ (?:minutes|hours)))\b/i;

/** Whether a statement repeats what somebody else says: `according to the status page`, `the vendor reported`. */
export function isOthers(statement: string): boolean {
  return others.test(statement);
}

/** Whether a statement goes on about what the one before it was about. */
export function goesOn(statement: string): boolean {
  return continued.test(statement.trimStart());
}

/** What stands in quotation marks; one that is not closed goes on to the end. */
const quotation = /“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)/g;

/** Whether a stretch of a text stands in quotation marks. */
export function isQuoted(text: string, start: number, end = start): boolean {
  return [...text.matchAll(quotation)].some(({ index, 0: match }) => index <= start && end <= index + match.length);
}

/** A text with everything in closed quotation marks blanked. */
export function unquoted(text: string): string {
  return text.replace(quotation, (match) =>
    /[”"»]$/.test(match) && match.length > 1 ? ' '.repeat(match.length) : match,
  );
}
