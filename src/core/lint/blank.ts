/** Whether an attribute or cell says nothing: it is missing or empty, or a dash or a word stands in its place. */
export function isBlank(text: string | undefined): boolean {
  return /^(?:none|n\/?a|nil|nothing|unknown|not applicable|[-–—.…?\s]*)[.!]?$/i.test((text ?? '').trim());
}
