// The texts of a story that the live card lets one write, and where each stands in it.
import type { Story } from '../engine/index';

export interface Field {
  id: string;
  slot: string;      // a frame shows it when it lists this
  path: string[];
  name: string;
  long?: boolean;
}

export const FIELDS: readonly Field[] = [
  { id: 'story', slot: 'story', path: ['story'], name: 'Story', long: true },
  { id: 'name', slot: 'name', path: ['name'], name: 'Name' },
  { id: 'role', slot: 'role', path: ['role'], name: 'What they do' },
  { id: 'place', slot: 'place', path: ['place'], name: 'Place' },
  { id: 'prompt', slot: 'prompt', path: ['prompt'], name: 'Question' },
  { id: 'number', slot: 'fact', path: ['fact', 'number'], name: 'Number of the fact' },
  { id: 'fact', slot: 'fact', path: ['fact', 'text'], name: 'Fact' },
  { id: 'source', slot: 'fact', path: ['fact', 'source'], name: 'Source of the fact' },
  { id: 'event', slot: 'event', path: ['event', 'title'], name: 'Title of the event' },
  { id: 'where', slot: 'event', path: ['event', 'where'], name: 'Where it is' },
  { id: 'translation', slot: 'translation', path: ['translation', 'story'], name: 'Translation', long: true },
];

type Tree = Record<string, unknown>;

function holder(story: Story, path: readonly string[]): Tree {
  let at: Tree = story;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Tree;
  return at;
}

export function read(story: Story, { path }: Field): string {
  const value = holder(story, path)[path[path.length - 1]!];
  return typeof value === 'string' ? value : '';
}

export function write(story: Story, { path }: Field, text: string): void {
  holder(story, path)[path[path.length - 1]!] = text;
}
