// The element as one classic script, for a tag with its integrity: the composer lies beside its folder.
import { define } from './composer-element.js';

const { src } = document.currentScript as HTMLScriptElement;
define(src === '' ? '' : new URL('../', src).href);
