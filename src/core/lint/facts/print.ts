/** A number as messages print it: thousands separated, at most three significant decimals. */
export function printNumber(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  const [whole, fraction] = String(Math.abs(rounded)).split('.');
  const grouped = /e/.test(whole!) ? whole! : whole!.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/** A share as messages print it: `3.2 %`. */
export function printPercent(value: number): string {
  return `${printNumber(Number(value.toFixed(2)))} %`;
}

const signs: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£' };

/** An amount of money as messages print it: `$345`. */
export function printMoney(value: number, currency: string): string {
  const amount = value >= 100 ? printNumber(value) : value.toFixed(2);
  return signs[currency] ? `${signs[currency]}${amount}` : `${amount} ${currency}`;
}

/** Bytes as messages print them: in the unit somebody else used. */
export function printBytes(value: number, symbol: string): string {
  const power = 'KMGTP'.indexOf(symbol.charAt(0)) + 1;
  return `${printNumber(value / (symbol.includes('i') ? 1024 : 1000) ** power)} ${symbol}`;
}

/** Minutes as messages print them, to the tenth below an hour. */
export function printMinutes(minutes: number): string {
  return `${minutes < 60 ? String(Number(minutes.toFixed(1))) : printNumber(Math.round(minutes))} min`;
}
