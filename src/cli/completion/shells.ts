import { plain } from '../../report/plain.ts'
import type { Candidate, Completion } from './complete.ts'

/** What a shell is told, once, and each time that the Tab key is pressed. */
interface Shell {
  /** to be read by the shell when it starts: it asks icelist itself for each completion, so that it never is out of date */
  readonly script: string
  /** one candidate, as the shell expects its line */
  readonly line: (candidate: Candidate) => string
}

const BASH = `# icelist in bash: source <(icelist completion bash)
_icelist() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files) compopt -o default; return ;;
      :folders) compopt -o dirnames; return ;;
      *) COMPREPLY+=("$line") ;;
    esac
  done < <("$1" completion bash -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _icelist icelist
`

const ZSH = `#compdef icelist
# icelist in zsh, once compinit has run: source <(icelist completion zsh)
_icelist() {
  local -a found
  found=("\${(@f)$("$words[1]" completion zsh -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  case $found[1] in
    '') return 1 ;;
    :files) _files ;;
    :folders) _files -/ ;;
    *) _describe icelist found ;;
  esac
}
if [ "$funcstack[1]" = _icelist ]; then _icelist "$@"; else compdef _icelist icelist; fi
`

const FISH = `# icelist in fish: icelist completion fish | source
function __icelist_complete
  set -l words (commandline -opc)
  set -l current (commandline -ct)
  set -l found ($words[1] completion fish -- $words[2..-1] "$current" 2>/dev/null)
  switch "$found[1]"
    case ':files'
      __fish_complete_path "$current"
    case ':folders'
      __fish_complete_directories "$current"
    case '*'
      printf '%s\\n' $found
  end
end
complete -c icelist -f -a '(__icelist_complete)'
`

export const SHELLS: Readonly<Record<string, Shell>> = {
  bash: { script: BASH, line: ({ word }) => word },
  // a colon ends the word, unless it is escaped
  zsh: {
    script: ZSH,
    line: ({ word, description }) => withText(word.replaceAll(':', '\\:'), ':', description),
  },
  fish: { script: FISH, line: ({ word, description }) => withText(word, '\t', description) },
}

/** What a shell reads when the Tab key was pressed. */
export function completionText(completion: Completion, { line }: Shell): string {
  const lines = typeof completion === 'string' ? [`:${completion}`] : completion.map(line)
  return lines.map(text => `${text}\n`).join('')
}

function withText(word: string, separator: string, description: string): string {
  return description === '' ? word : word + separator + plain(description)
}
