const answers =
  /\b(?:no|none|not|never|first|without)\b[^.]{0,60}\b(?:similar|earlier|previous|prior|related|like (?:it|this)|before|precedent|of (?:its|this) kind)\b|\b(?:similar|earlier|previous|prior|related) (?:incidents?|postmortems?|outages?)\b|\b(?:happened|seen|occurred) (?:this )?before\b|\bfirst (?:time|incident|of)\b/i;

/** Whether a text says in a sentence that nothing like it happened before, or speaks of what did. English. */
export function speaksOfOthers(text: string): boolean {
  return answers.test(text);
}
