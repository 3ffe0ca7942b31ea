import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Library } from '../core/model/library.ts';
import type { JudgedMessage } from '../core/model/message.ts';
import { correctionsOf } from './corrections.ts';
import { allowanceOf, fixOf, type Fix } from './fixes.ts';
import { rangeOf } from './place.ts';

/** What `lint --fix` does; editors can do it whenever a document is saved. */
export const fixAll = `${CodeActionKind.SourceFixAll}.postmortem`;

/** The file that actions are asked for. */
export interface ActionSource {
  document: TextDocument;
  file: string;
  library: Library;
  /** The last messages of the file. */
  messages: readonly JudgedMessage[];
  diagnose: (message: JudgedMessage) => Diagnostic;
  /** Whether the editor takes edits of a version of a document. */
  versioned: boolean;
}

/** The fixes and allowances that an editor can offer for a range. */
export function actionsFor({ range, context }: CodeActionParams, source: ActionSource): CodeAction[] {
  const { document, file, library } = source;
  const text = document.getText();
  const isWanted = (kind: string) =>
    context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? kind === CodeActionKind.QuickFix;
  const action = ({ title, edits, isPreferred }: Fix, kind: string, diagnostics: Diagnostic[] = []): CodeAction => ({
    title,
    kind,
    diagnostics,
    isPreferred,
    edit: workspaceEdit(source, edits),
  });
  const messages = (isWanted(CodeActionKind.QuickFix) ? source.messages : []).filter(({ place }) =>
    touches(rangeOf(place, text), range),
  );
  const actions: CodeAction[] = [];
  const allowances = new Map<string, CodeAction>();
  for (const message of messages) {
    const diagnostics = [source.diagnose(message)];
    const fix = fixOf(message, text, library);
    if (fix) actions.push(action(fix, CodeActionKind.QuickFix, diagnostics));
    const known = allowances.get(message.rule);
    const allowance = known ? undefined : allowanceOf(message, text, library);
    if (known) known.diagnostics!.push(...diagnostics);
    else if (allowance) allowances.set(message.rule, action(allowance, CodeActionKind.QuickFix, diagnostics));
  }
  const isMisordered = messages.some(({ rule }) => rule === 'timeline-in-order');
  const corrections = isWanted(fixAll) || isMisordered ? correctionsOf(text, file, library) : undefined;
  if (corrections) actions.push(action(corrections, isMisordered ? CodeActionKind.QuickFix : fixAll));
  return [...actions, ...allowances.values()];
}

function workspaceEdit({ document, versioned }: ActionSource, edits: Fix['edits']): WorkspaceEdit {
  const { uri, version } = document;
  const changes = edits.map(({ start, end, text }): TextEdit => ({
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    newText: text,
  }));
  return versioned
    ? { documentChanges: [{ textDocument: { uri, version }, edits: changes }] }
    : { changes: { [uri]: changes } };
}

function touches(a: Range, b: Range): boolean {
  const isBefore = (one: Position, other: Position) =>
    one.line < other.line || (one.line === other.line && one.character < other.character);
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}
