// A person at the composer, by role and name in the language of the interface. Shared by the journeys, the screenshots and
// all other tests that drive the page.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root, sample } from '../node/samples.mjs';
import { ready } from './browser.mjs';

/** For open(): counts the page's work for rest(), after whatever else is to be prepared. */
export const counted = (prepare) => async (page) => {
  await countWork(page);
  await prepare?.(page);
};

export const steps = ['story', 'photo', 'frame', 'share'];

/** The interface's words: `words('undo.done', { what: '…' })`. A word with a count has forms, of which `count` chooses. */
export function wordsOf(language) {
  const read = (id) => JSON.parse(readFileSync(path.join(root, `assets/strings/${id}.json`), 'utf8')).strings;
  const strings = { ...read('en'), ...read(language) };  // what is not translated is shown in English
  return (key, fills = {}) => {
    let text = strings[key];
    if (text === undefined) throw new Error(`assets/strings/${language}.json has no "${key}"`);
    if (typeof text === 'object') text = text[new Intl.PluralRules(language).select(fills.count ?? 0)] ?? text.other;
    return text.replace(/\{([a-z]+)\}/g, (whole, name) => fills[name] ?? whole);
  };
}

/** The same as a pattern: what is filled in may be anything. */
export function patternOf(words, key) {
  const literal = words(key).replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[a-z]+\}/g, '.*');
  return new RegExp(`^${literal}$`, 's');
}

/**
 * For `prepare` of open(): the page's own repaints, timers, requests, work between repaints and workers' jobs are counted, so that rest() can wait
 * until nothing is under way any more. What the composer's loop does is not changed.
 */
export async function countWork(page) {
  await page.addInitScript(() => {
    const work = { repaints: 0, drawn: 0, timers: new Map(), requests: 0, jobs: 0 };
    window.storycardWork = work;
    const { requestAnimationFrame: repaint, cancelAnimationFrame: cancelRepaint, setTimeout: later, clearTimeout: cancelLater, fetch: ask, Worker: RealWorker } = window;
    const frames = new Set();
    window.requestAnimationFrame = (callback) => {
      ++work.repaints;
      const id = repaint.call(window, (now) => {
        frames.delete(id);
        ++work.drawn;
        callback(now);
      });
      frames.add(id);
      return id;
    };
    window.cancelAnimationFrame = (id) => {
      frames.delete(id);
      cancelRepaint.call(window, id);
    };
    window.setTimeout = (callback, ms = 0, ...rest) => {
      const id = later.call(window, (...given) => {
        work.timers.delete(id);
        callback(...given);
      }, ms, ...rest);
      work.timers.set(id, performance.now() + ms);
      return id;
    };
    window.clearTimeout = (id) => {
      work.timers.delete(id);
      cancelLater.call(window, id);
    };
    window.fetch = async (...given) => {
      ++work.requests;
      try {
        const answer = await ask.apply(window, given);
        const whole = answer.clone();
        ++work.requests;
        void whole.arrayBuffer().catch(() => {}).finally(() => later.call(window, () => --work.requests, 30));
        return answer;
      } finally {
        --work.requests;
      }
    };
    // Every message to a worker has one answer.
    window.Worker = class extends RealWorker {
      constructor(...given) {
        super(...given);
        this.owed = 0;
        this.addEventListener('message', () => later.call(window, () => this.settle(1), 0));
        this.addEventListener('error', () => this.settle(this.owed));
      }

      settle(count) {
        const now = Math.min(count, this.owed);
        this.owed -= now;
        work.jobs -= now;
      }

      postMessage(...given) {
        super.postMessage(...given);
        ++this.owed;
        ++work.jobs;
      }

      terminate() {
        super.terminate();
        this.settle(this.owed);
      }
    };
    // What the page works on between repaints, a message for each piece. A piece may ask for the next.
    const { MessageChannel: RealChannel } = window;
    window.MessageChannel = class extends RealChannel {
      constructor() {
        super();
        this.port1.addEventListener('message', () => later.call(window, () => --work.jobs, 0));
        const post = this.port2.postMessage.bind(this.port2);
        this.port2.postMessage = (...given) => {
          ++work.jobs;
          post(...given);
        };
      }
    };
    // A pause that the composer makes before it goes on, such as after the last letter, is under a second; a toast's is longer.
    work.isAtRest = () => frames.size === 0 && work.requests === 0 && work.jobs === 0
      && [...work.timers.values()].every((due) => due - performance.now() > 1000);
  });
}

/** Until nothing is wanted any more: no repaint, no file, no photo's pixels, no small picture. Needs countWork(). */
export async function rest(page) {
  await page.waitForFunction(() => {
    // Twice in a row: what came may set off something else.
    const { isAtRest } = window.storycardWork;
    window.storycardRested = isAtRest() ? (window.storycardRested ?? 0) + 1 : 0;
    return window.storycardRested >= 3;
  }, undefined, { polling: 60 });
  await page.evaluate(() => delete window.storycardRested);
}

export class ComposerPage {
  constructor(page, language = 'en') {
    this.page = page;
    this.language = language;
    this.words = wordsOf(language);
  }

  ready() {
    return ready(this.page);
  }

  role(role, key, fills) {
    return this.page.getByRole(role, { name: fills === undefined && this.words(key).includes('{') ? patternOf(this.words, key) : this.words(key, fills), exact: true });
  }

  field(key) {
    return this.role('textbox', key);
  }

  button(key, fills) {
    return this.role('button', key, fills);
  }

  tab(step) {
    // A step that is done may say so in its name.
    return this.page.getByRole('tab', { name: new RegExp(`^${this.words(`step.${step}`)}`) });
  }

  /** As the device does it: a finger, or a mouse. What moves out of sight meanwhile - a question came above it - is brought back. */
  async press(locator) {
    const { maxTouchPoints } = await this.page.evaluate(() => ({ maxTouchPoints: navigator.maxTouchPoints }));
    for (let tries = 1; ; ++tries) {
      if (!await this.isInSight(locator)) {
        await locator.focus();  // brings it into view
        await this.rest();
      }
      if (!await this.isInSight(locator)) return locator.press('Enter');
      const patient = tries < 4 ? { timeout: 5000 } : {};
      const pressed = maxTouchPoints > 0 ? locator.tap(patient) : locator.click(patient);
      if (await pressed.then(() => true, (error) => { if (tries === 4 || error.name !== 'TimeoutError') throw error; })) return undefined;
    }
  }

  async isInSight(locator) {
    const box = await locator.boundingBox();
    const { width, height } = this.page.viewportSize();
    if (!box || box.width < 1 || box.height < 1) return false;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return x > 0 && y > 0 && x < width && y < height;
  }

  /** Opens a step by its tab, and waits for its panel. */
  async go(step) {
    await this.press(this.tab(step));
    await this.tab(step).and(this.page.locator('[aria-selected=true]')).waitFor({ state: 'attached' });
  }

  async write({ story, name, role, place }) {
    if (name) await this.field('name.label').fill(name);
    if (role) await this.field('role.label').fill(role);
    if (place) await this.field('place.label').fill(place);
    await this.field('story.label').fill(story);
  }

  /** On the photo step: the button, the browser's own dialog, a file. */
  /** From the empty page to the Photo step, with a story, a name and their photo. */
  async begin(story) {
    await this.ready();
    await this.write(story);
    await this.go('photo');
    await this.choosePhoto(story.file);
  }

  async choosePhoto(file, press = (button) => this.press(button)) {
    const choose = this.button('photo.choose').or(this.button('photo.choose-another')).first();
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), press(choose)]);
    await chooser.setFiles(file);
    await this.role('slider', 'photo.zoom-name').waitFor({ state: 'attached' });
  }

  /** On the Share step: the story is the person's own, and everyone agrees. Nothing is saved before. */
  async agree(press = async (answer) => {
    await answer.focus();  // brings it into view, out from under the buttons at the foot
    await this.rest();
    await this.press(answer);
  }) {
    const checked = this.page.locator('[aria-checked=true]');
    const mine = this.role('radio', 'consent.me');
    await press(mine);
    await mine.and(checked).waitFor({ state: 'attached' });
    for (const key of ['agree.mine-me', 'agree.shown']) {
      const agreement = this.role('checkbox', key);
      if (await agreement.count() === 0) continue;  // there is no photo
      await press(agreement);
      await agreement.and(checked).waitFor({ state: 'attached' });
    }
  }

  /** The button that saves the picture in the format that is chosen. */
  save() {
    return this.button('share.save');
  }

  async download(press) {
    const [file] = await Promise.all([this.page.waitForEvent('download'), press()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  rest() {
    return rest(this.page);
  }

  /**
   * The open step scrolled by so many px, with neither a pointer nor the focus anywhere. By the wheel's own event: a device
   * with fingers alone has no wheel to turn.
   */
  async scroll(by) {
    await this.rest();  // a field that was just written in comes into view first
    const { x, y, width, height } = await this.page.getByRole('tabpanel').boundingBox();
    await this.page.evaluate(([clientX, clientY, deltaY]) => {
      document.activeElement?.blur();
      const panel = document.querySelector('#screen [role=tabpanel]');  // not a field, which would scroll by itself
      panel.dispatchEvent(new WheelEvent('wheel', { clientX, clientY, deltaY, bubbles: true, cancelable: true }));
    }, [x + width / 2, y + height * 0.7, by]);
    await this.rest();
  }
}

const photos = path.join(root, 'assets/samples');

/** A sample story that is written in the language of the interface. */
export function sampleIn(language) {
  const { story } = sample({ ar: 'layla', es: 'yelitza', fr: 'aissata', uk: 'taras' }[language] ?? 'amina');
  return { ...story, file: path.join(photos, story.photo.file), description: story.photo.description };
}
