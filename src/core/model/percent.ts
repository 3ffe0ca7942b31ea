import { numberIn } from './number.ts';

/** A share, 0 to 1, in per cent: whole ones, but what would round to none or to all without being it keeps a digit. */
export function formatShare(share: number, language = 'en'): string {
  const whole = Math.round(share * 100);
  return share === 0 || share === 1 || (whole > 0 && whole < 100)
    ? `${whole} %`
    : `${numberIn(share * 100, language, 1)} %`;
}
