import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jira } from './jira.ts';
import { linear } from './linear.ts';
import type { Adapter } from './tracker.ts';

/** Every tracker there is an adapter for, by the name `use` in library.yaml has for it. */
export const adapters: Readonly<Record<string, Adapter>> = { github, gitlab, jira, linear };
