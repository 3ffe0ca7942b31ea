/** A credential in a text, by its form. */
export interface Secret {
  what: string;
  start: number;
  end: number;
}

/**
 * Forms of credentials that can be told from other text, as their issuers publish them. Generic ones (`password = …`)
 * are left to tools that may be wrong more often.
 */
const forms: readonly [what: string, pattern: RegExp][] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  ['AWS access key id', /(?<![A-Za-z0-9/+])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9/+=])/g],
  [
    'AWS secret access key',
    /aws_?secret_?(?:access_?)?key["']?\s{0,3}[:=]\s{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/dgi,
  ],
  // https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
  ['GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,251}|github_pat_[A-Za-z0-9_]{50,})\b/g],
  ['GitLab token', /\bgl(?:pat|dt|rt|ptt|soat|cbt)-[A-Za-z0-9_-]{20,}/g],
  ['Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bxapp-\d-[A-Za-z0-9-]{20,}/g],
  ['Slack webhook', /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Z0-9]{8,}\/[A-Z0-9]{8,}\/[A-Za-z0-9]{16,}/g],
  ['Stripe key', /\b(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{20,}/g],
  ['Google API key', /\bAIza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])/g],
  ['Google OAuth secret', /\bGOCSPX-[0-9A-Za-z_-]{20,}/g],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['PyPI token', /\bpypi-AgE[A-Za-z0-9_-]{50,}/g],
  ['SendGrid key', /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g],
  ['Shopify token', /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g],
  ['DigitalOcean token', /\bdo[opr]_v1_[a-f0-9]{64}\b/g],
  ['Anthropic key', /\bsk-ant-[A-Za-z0-9_-]{20,}/g],
  ['OpenAI key', /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}/g],
  ['Azure storage key', /(?<=AccountKey=)[A-Za-z0-9+/]{86}==/g],
  ['Vault token', /\bhv[sbr]\.[A-Za-z0-9_-]{24,}/g],
  ['private key', /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY(?: BLOCK)?-----/g],
  // https://www.rfc-editor.org/rfc/rfc7519
  ['JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  // https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1
  ['password in an address', /:\/\/[^\s/:@"'`<>{}$*[\]]{1,64}:([^\s/:@"'`<>{}$*[\]]{3,128})@[\w.-]+/dg],
];

/** Values that people write in place of one. */
const standIn =
  /EXAMPLE|^(?:x+|\*+|\.+|…|password|passwd|pass|secret|redacted|hidden|changeme|token|key|pw|pwd|user|foo|bar|abc123|12345\d*)$/i;
/** The account id of AWS’ documentation and keys of one letter are nobody’s. */
const dull = /^(?:[A-Z]{4})(.)\1+$/;

/** Every credential in a text. */
export function secretsIn(text: string): Secret[] {
  const found: Secret[] = [];
  for (const [what, pattern] of forms) {
    for (const match of text.matchAll(pattern)) {
      // What stands around a value only tells what it is.
      const value = match[1] ?? match[0];
      const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
      if (!standIn.test(value) && !dull.test(value)) found.push({ what, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
