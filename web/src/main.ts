// Starts the composer under the words that the person may already be writing.
import { Assets } from './assets';
import { Fields } from './fields';
import { Files } from './files';
import { Input } from './input';
import { Composer, type DecodeJob, type Effect, type Size, type Tree } from './module';
import { Photos } from './photos';
import { Semantics } from './semantics';
import { Watcher } from './settings';

const html = document.documentElement;
const byId = (id: string): HTMLElement => document.getElementById(id)!;
const screen = byId('screen');
const stage = byId('stage') as HTMLCanvasElement;

class Page {
  private readonly composer: Composer;
  private readonly assets: Assets;
  private readonly watcher: Watcher;
  private readonly fields: Fields;
  private readonly semantics: Semantics;
  private readonly files: Files;
  private readonly photos = new Photos();
  private chosen = 0;  // photos so far: only the last one counts
  private ready = false;
  private version = -1;
  private frame = 0;    // of requestAnimationFrame; 0: none
  private alarm = 0;    // of setTimeout
  private stopped = false;

  constructor(composer: Composer, assets: Assets, watcher: Watcher) {
    this.composer = composer;
    this.assets = assets;
    this.watcher = watcher;
    const send = (id: string, action: Parameters<Composer['action']>[1], value?: string): void => {
      this.fields.flush();  // words that were written before it come before it
      this.composer.action(id, action, value);
      this.wake();
    };
    const tell = this.composer.action.bind(this.composer);
    this.fields = new Fields(screen, tell, () => this.wake());
    this.semantics = new Semantics(screen, this.fields, send);
    this.files = new Files(byId('photo-file') as HTMLInputElement, (file) => void this.openPhoto(file));
  }

  start(): void {
    if (!this.composer.start(sizeNow(), this.watcher.settings())) {
      throw new Trouble('there is no WebGL 2', WORDS.noWebGl);
    }
    new Input(screen, this.composer, this.fields, () => this.wake(), (coarse) => this.watcher.pointer(coarse));
    const resized = (): void => {
      this.composer.resize(sizeNow());
      // Now, not at the next repaint: a canvas of a new size is blank.
      cancelAnimationFrame(this.frame);
      this.draw(performance.now());
    };
    new ResizeObserver(resized).observe(screen);
    watchPixelRatio(resized);
    stage.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();  // else it never comes back
      this.composer.contextLost();
    });
    stage.addEventListener('webglcontextrestored', () => {
      this.composer.contextRestored();
      this.wake();
    });
    this.wake();
  }

  /** Something happened: draw at the next repaint. Until then, nothing runs. */
  wake(): void {
    if (this.frame === 0 && !this.stopped) this.frame = requestAnimationFrame((now) => this.draw(now));
  }

  stop(): void {
    this.stopped = true;
    cancelAnimationFrame(this.frame);
    clearTimeout(this.alarm);
  }

  private draw(now: number): void {
    this.frame = 0;
    if (this.stopped) return;
    clearTimeout(this.alarm);
    this.fields.flush();
    const again = this.composer.frame(now);
    const effects = this.composer.takeEffects();
    if (effects.some((effect) => effect.do === 'ready')) this.ready = true;
    const version = this.composer.semanticsVersion();
    if (version !== this.version) {
      this.version = version;
      this.show(this.composer.semantics());
    }
    for (const effect of effects) this.perform(effect);
    if (again === 1) this.wake();
    else if (again > 1) this.alarm = setTimeout(() => this.wake(), again);
  }

  private show(tree: Tree): void {
    if (this.ready) {
      this.semantics.patch(tree);
      return;
    }
    // The page stands as it came until the first card can be shown; only words pass.
    for (const node of tree.nodes) {
      const field = node.role === 'textbox' ? document.getElementById(`n-${node.id}`) : null;
      if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) this.fields.adopt(field, node);
    }
  }

  private async openPhoto(file: File): Promise<void> {
    const choice = ++this.chosen;
    this.composer.photoOpening();
    this.wake();
    const opened = await this.photos.open(file);
    if (this.stopped) return;
    if (choice !== this.chosen) {
      if ('id' in opened) this.photos.forget(opened.id);
      return;
    }
    if ('id' in opened) this.composer.photo(opened.id, opened.header, file.name);
    else this.composer.photoProblem(opened.reason);
    this.wake();
  }

  private async decode(job: DecodeJob): Promise<void> {
    const decoded = await this.photos.decode(job.photo, job.wanted, job.window);
    if (this.stopped) return;
    if ('bytes' in decoded) this.composer.decoded(job, decoded.bytes);
    else this.composer.notDecoded(job, decoded.reason);
    this.wake();
  }

  private perform(effect: Effect): void {
    switch (effect.do) {
      case 'fetch': void this.assets.give(effect.files, {
        add: (name, bytes) => {
          this.composer.add(name, bytes);
          this.wake();
        },
        lacks: (name) => {
          this.composer.lacks(name);
          this.wake();
          // Without a font some letters are missing, and the composer says which, without a dictionary lines end at spaces alone, and
          // without the almanac dates are English; without the rest there is nothing to show.
          if (!this.ready && !/^(fonts|dictionaries|almanac)\//.test(name)) complain(`${name} cannot be had`, WORDS.unreachable);
        },
      }); break;
      case 'choose-photo': this.files.choosePhoto(); break;
      case 'decode': void this.decode(effect); break;
      case 'forget-photo': this.photos.forget(effect.photo); break;
      case 'save': this.files.save(this.composer.exported(), effect.name, effect.type); break;
      case 'announce': announce(effect.text, effect.level); break;
      case 'cursor': screen.style.cursor = effect.shape; break;
      case 'focus': this.semantics.focus(effect.id); break;
      case 'settings': this.watcher.keep({ ...(effect.theme && { theme: effect.theme }), ...(effect.language && { language: effect.language }) }); break;
      case 'ready':
        html.dataset['storycard'] = 'ready';
        this.semantics.patch(this.composer.semantics());
        break;
    }
  }
}

function sizeNow(): Size {
  const { width, height } = screen.getBoundingClientRect();
  return { width, height, dpr: window.devicePixelRatio };
}

/** A media query holds for one ratio: watch it, and then the next. */
function watchPixelRatio(changed: () => void): void {
  matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => {
    changed();
    watchPixelRatio(changed);
  }, { once: true });
}

function announce(text: string, level: 'polite' | 'assertive'): void {
  const region = byId(level === 'assertive' ? 'say-now' : 'say');
  // The same words again are news only if they went away in between.
  region.textContent = '';
  requestAnimationFrame(() => (region.textContent = text));
}

/** What the person is told, besides what went wrong. */
class Trouble extends Error {
  readonly words: string;

  constructor(reason: string, words: string) {
    super(reason);
    this.words = words;
  }
}

const WORDS = {
  stopped: 'Something went wrong, and the composer had to stop. Copy your words if you want to keep them, then start again.',
  unreachable: 'The composer could not be loaded. Check your connection; what you have written stays here until you leave the page.',
  noWebGl: 'This browser cannot draw the composer: it needs WebGL 2. Another browser, or a newer one, will do.',
};

function complain(reason: string, words: string): void {
  console.error(`storycard: ${reason}`);
  html.dataset['storycard'] = 'failed';
  const notice = byId('trouble');
  notice.querySelector('p')!.textContent = words;
  notice.hidden = false;
}

async function boot(): Promise<void> {
  let page: Page | null = null;
  const watcher = new Watcher((settings) => {
    if (!page) return;
    composer.settings(settings);
    page.wake();
  });
  const assets = new Assets();
  assets.expect(['strings/languages.json', `strings/${watcher.settings().language}.json`, 'fonts.json', 'packs/itac.json']);
  const composer = await Composer.load((reason) => {
    page?.stop();
    complain(reason, WORDS.stopped);
  });
  page = new Page(composer, assets, watcher);
  page.start();
}

byId('again').addEventListener('click', () => location.reload());
boot().catch((error: unknown) => {
  complain(String(error), error instanceof Trouble ? error.words : WORDS.unreachable);
});
