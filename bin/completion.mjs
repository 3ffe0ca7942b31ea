/** Shells that are completed for. */
export const shells = ['bash', 'zsh', 'fish'];

/**
 * What a shell reads to complete `postmortems`: the commands, the options that `--help` of each names, else files.
 *
 * @param {string | undefined} shell
 * @param {readonly string[]} commands
 * @returns {string | undefined} undefined for a shell that is not known
 */
export function completionFor(shell, commands) {
  const words = commands.join(' ');
  const options = `postmortems "$1" --help 2>/dev/null | grep -oE -- '--[a-z][a-z-]+' | sort -u`;
  if (shell === 'bash' || shell === 'zsh')
    return `${shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : ''}_postmortems_options() { ${options}; }
_postmortems() {
  local word="\${COMP_WORDS[COMP_CWORD]}"
  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${words}" -- "$word"))
  elif [ "\${word#-}" != "$word" ]; then COMPREPLY=($(compgen -W "$(_postmortems_options "\${COMP_WORDS[1]}")" -- "$word"))
  else COMPREPLY=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _postmortems postmortems
`;
  if (shell === 'fish')
    return `complete -c postmortems -n __fish_use_subcommand -f -a "${words}"
complete -c postmortems -n "not __fish_use_subcommand" -a "(postmortems (commandline -opc)[2] --help 2>/dev/null | string match -ar -- '--[a-z][a-z-]+')"
`;
  return undefined;
}
