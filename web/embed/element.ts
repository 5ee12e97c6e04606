// The element as an ES module: importing it defines <story-card-composer>. In dist/ the composer lies beside its folder; a page
// that bundles it says with `base` where it does.
import { define, StoryCardComposer } from './composer-element.js';

export { StoryCardComposer };
export { ComposerError } from './error.js';
export type { ComposerEvents, ExportedCard, ExportOptions, PackFiles, SetStoryOptions } from './composer-element.js';
export type { Report, Story } from '../engine/types.js';

const here = import.meta.url;
define(/\/embed\/element\.js([?#]|$)/.test(here) ? new URL('../', here).href : '');

declare global {
  interface HTMLElementTagNameMap {
    'story-card-composer': StoryCardComposer;
  }
}
