/** Formatting of instants for people: ISO days, 24-hour clocks, one zone named. All instants in milliseconds. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** `2026-04-15` in a zone. */
export function dayIn(instant: number, zone: string): string {
  const { year, month, day } = partsIn(instant, zone);
  return `${year}-${month}-${day}`;
}

/** `14:03`, or `14:03:22` where seconds matter. */
export function clockIn(instant: number, zone: string, seconds = false): string {
  const { hour, minute, second } = partsIn(instant, zone);
  return seconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

/** `15 April 2026`. */
export function longDayIn(instant: number, zone: string): string {
  const { year, month, day } = partsIn(instant, zone);
  return `${Number(day)} ${monthNames[Number(month) - 1]} ${year}`;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

function partsIn(
  instant: number,
  zone: string,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string> {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatIn(zone).formatToParts(instant)) parts[type] = value;
  return parts as ReturnType<typeof partsIn>;
}

function formatIn(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(zone, format);
  }
  return format;
}
