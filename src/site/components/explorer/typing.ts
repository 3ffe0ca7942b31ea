import { wordsIn } from './state.ts';

/** Milliseconds after the last key until the search starts. */
const pause = 140;

/**
 * Asks for the words of a form when it is sent, and a moment after the last key.
 *
 * @param asked the words that were asked for last
 * @param ask `goesOn` where it continues what was typed before, which is one entry of the history
 */
export function listenToWords(
  form: HTMLFormElement,
  asked: () => string,
  ask: (words: string, goesOn: boolean) => void,
): void {
  const input = form.querySelector('input')!;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let isTyping = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(typing);
    isTyping = false;
    ask(wordsIn(input.value), false);
  });
  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(() => {
      const words = wordsIn(input.value);
      if (words === asked()) return;
      // All typing between focus and blur is one entry of the history.
      ask(words, isTyping);
      isTyping = true;
    }, pause);
  });
  input.addEventListener('blur', () => (isTyping = false));
}
