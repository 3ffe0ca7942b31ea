/**
 * Whether a cell holds nothing but a mark that something is still to come: what a template has there (`YYYY-MM-DD`,
 * `hh:mm`), or what people and tools write (`[FILL IN]`, `TODO`, `??`). Such a cell is empty, not wrong; the rule
 * `placeholder-gone` knows when it counts.
 */
export function isGap(text: string): boolean {
  return (
    /^(?:YYYY-MM-DD|(?:YYYY-MM-DD[ T])?(?:hh:mm(?::ss)?|HH:MM(?::SS)?|XX:XX))$/.test(text) ||
    /^\[(?:fill[ -]?(?:me |this )?in|todo|tbd|tbc|insert)\]$/i.test(text) ||
    /^(?:TODO|TBD|TBC|\?\?+)$/.test(text)
  );
}
