// What the person and the device want: language, theme, motion, pointer, keyboard. Kept only on this device.
import type { Settings, ThemeChoice, View } from './protocol';
import { canCopyPictures, canShareFiles, keepsByHand } from './can-share';
import { askedLanguage, offered } from './host-settings';
import { keepView, wantedView, watchView } from './view-choice';

const KEPT = 'storycard.settings';
const SHARED = 'storycard.shared';  // in this tab alone, for as long as it is open

interface Choice {
  device?: 'own';  // drafts are kept here; a shared device keeps not even that it is one
  hint?: 'seen';  // the words of the first visit were closed
  theme?: ThemeChoice;
  language?: string;
  view?: View;
}

const THEMES: readonly unknown[] = ['system', 'light', 'dark', 'contrast'];

function readChoice(): Choice {
  let kept: unknown;
  try {
    kept = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
  } catch {
    return {};  // no storage here, or not ours
  }
  const { theme, language, hint, device } = (kept ?? {}) as Record<string, unknown>;
  const choice: Choice = {};
  if (hint === 'seen') choice.hint = hint;
  if (device === 'own') choice.device = device;
  if (THEMES.includes(theme)) choice.theme = theme as ThemeChoice;
  if (typeof language === 'string' && LANGUAGES.includes(language)) choice.language = language;
  return choice;
}

function languageOf(choice: Choice): string {
  const asked = new URLSearchParams(location.search).get('lang');
  for (const tag of [asked, askedLanguage(), choice.language, ...navigator.languages]) {
    const language = tag?.toLowerCase().split('-')[0];
    if (language !== undefined && LANGUAGES.includes(language)) return language;
  }
  return 'en';
}

export class Watcher {
  private readonly dark = matchMedia('(prefers-color-scheme: dark)');
  private readonly contrast = matchMedia('(prefers-contrast: more)');
  private readonly reduced = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly insets = document.getElementById('insets')!;
  private choice = readChoice();
  private isShared = sharedHere();
  private chosen: string | undefined;
  private asked = askedLanguage();
  private current: Settings;
  private readonly changed: (settings: Partial<Settings>) => void;

  /** @param changed  told of what is different from before, never of nothing */
  constructor(changed: (settings: Partial<Settings>) => void) {
    this.changed = changed;
    this.current = this.read(matchMedia('(pointer: coarse)').matches);
    mark(this.current);
    if (this.current.view === 'simple') document.documentElement.dataset['view'] = 'simple';
    const again = (): void => this.update(this.read(this.current.coarsePointer));
    this.dark.addEventListener('change', again);
    this.contrast.addEventListener('change', again);
    this.reduced.addEventListener('change', again);
    watchView(again);
    window.addEventListener('resize', again);
    window.visualViewport?.addEventListener('resize', again);
    new ResizeObserver(again).observe(this.insets);  // one rem wide, as the person's text size has it
    document.addEventListener('focusin', again);
    document.addEventListener('focusout', again);
  }

  settings(): Settings {
    return this.current;
  }

  /** The person chose it: keep it, and tell the composer what comes of it on this device. */
  keep({ theme, language, view, hint }: Choice): void {
    this.choice = { ...this.choice, ...(theme && { theme }), ...(language && { language }), ...(hint && { hint }) };
    if (view) keepView(view);
    if (language !== undefined) this.chosen = language;
    this.update(this.read(this.current.coarsePointer));
    this.write();
  }

  device(): 'unasked' | 'own' | 'shared' {
    return this.isShared ? 'shared' : this.choice.device ?? 'unasked';
  }

  /** Whose device it is: on a shared one nothing is written any more, and what was goes. */
  keepDevice(device: 'own' | 'shared'): void {
    this.isShared = device === 'shared';
    if (this.isShared) {
      delete this.choice.device;
      forgetAll();
      try {
        sessionStorage.setItem(SHARED, 'yes');
      } catch {
        // Then it is asked again after a reload.
      }
      return;
    }
    forgetAll();
    this.choice.device = 'own';
    this.write();
  }

  /** As if the page had never been here. */
  finish(): void {
    forgetAll();
    this.isShared = false;
    this.choice = {};
    this.chosen = undefined;
    this.current = { ...this.current, hint: '' };
    this.changed({ hint: '' });
    this.update(this.read(this.current.coarsePointer));
  }

  private write(): void {
    if (this.isShared) return;
    try {
      localStorage.setItem(KEPT, JSON.stringify(this.choice));
    } catch {
      // Without storage it holds until the page is closed.
    }
  }

  /** The host page wants something else. Another language than it wanted before counts until the person chooses again. */
  hostChanged(): void {
    const language = askedLanguage();
    if (language !== this.asked) this.chosen = undefined;
    this.asked = language;
    this.update(this.read(this.current.coarsePointer));
  }

  pointer(coarse: boolean): void {
    if (coarse !== this.current.coarsePointer) this.update({ ...this.current, coarsePointer: coarse });
  }

  private read(coarsePointer: boolean): Settings {
    const theme = this.choice.theme ?? 'system';
    const insets = getComputedStyle(this.insets);
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : this.dark.matches ? 'dark' : 'light',
      contrast: theme === 'contrast' || this.contrast.matches ? 'more' : 'normal',
      themeChoice: theme,
      ...(this.choice.hint && { hint: this.choice.hint }),
      textScale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
      language: this.chosen ?? languageOf(this.choice),  // what was chosen here wins over the address
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      reducedMotion: this.reduced.matches,
      inspect: new URLSearchParams(location.search).has('inspect'),
      coarsePointer,
      canShare: canShareFiles,
      canCopyPictures,
      keepsByHand,
      ...offered(),
      canPaste: typeof navigator.clipboard?.read === 'function',
      insetTop: parseFloat(insets.paddingTop),
      insetBottom: parseFloat(insets.paddingBottom),
      insetLeft: parseFloat(insets.paddingLeft),
      insetRight: parseFloat(insets.paddingRight),
      keyboardHeight: keyboardHeight(),
      view: wantedView(),
    };
  }

  private update(next: Settings): void {
    const before = this.current as unknown as Record<string, unknown>;
    const different = Object.entries(next).filter(([key, value]) => before[key] !== value);
    this.current = next;
    if (different.length === 0) return;
    mark(next);
    this.changed(Object.fromEntries(different));
  }
}

function sharedHere(): boolean {
  try {
    return sessionStorage.getItem(SHARED) !== null;
  } catch {
    return false;
  }
}

function forgetAll(): void {
  try {
    localStorage.removeItem(KEPT);
    sessionStorage.removeItem(SHARED);
  } catch {
    // There was nothing.
  }
}

/** What the page's own style goes by. */
function mark({ theme, contrast }: Settings): void {
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.dataset['contrast'] = contrast;
}

/** How much of the window an on-screen keyboard hides, where the window keeps its size. */
function keyboardHeight(): number {
  const view = window.visualViewport;
  const writing = document.activeElement instanceof HTMLTextAreaElement || document.activeElement instanceof HTMLInputElement;
  if (!view || !writing || view.scale > 1.01) return 0;
  const hidden = window.innerHeight - view.height - view.offsetTop;
  return hidden > 100 ? Math.round(hidden) : 0;  // less is a browser's bar, not a keyboard
}
