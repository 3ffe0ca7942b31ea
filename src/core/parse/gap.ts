/**
 * Whether a cell holds only a placeholder: one of a template (`YYYY-MM-DD`, `hh:mm`), or one that people and tools write
 * (`[FILL IN]`, `TODO`, `??`). Such a cell counts as empty; the rule `placeholder-gone` reports it when it matters.
 */
export function isGap(text: string): boolean {
  return (
    /^(?:YYYY-MM-DD|(?:YYYY-MM-DD[ T])?(?:hh:mm(?::ss)?|HH:MM(?::SS)?|XX:XX))$/.test(text) ||
    /^\[(?:fill[ -]?(?:me |this )?in|todo|tbd|tbc|insert)\]$/i.test(text) ||
    /^(?:TODO|TBD|TBC|\?\?+)$/.test(text)
  );
}
