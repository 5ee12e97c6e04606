// The host page's wishes, each one checked like anything from outside, and what it is told. Loaded in embedded pages alone.
import { askedBy, readFromHost, type FileType, type FromHost, type Origins, type Pictures } from '../embed/messages';
import { ComposerError } from '../embed/error';
import type { Report, Story } from '../engine/types';
import type { Delivery, GivenFile } from './delivery';
import type { HostLink } from './host-link';
import { beginning, setHostSettings } from './host-settings';
import type { Photos } from './photos';
import type { KeptNow } from './protocol';
import { isAgreed, storyForHost } from './story-for-host';

const CHANGE_MS = 150;  // from an edit to its being told

/** What goes back on the card. */
export interface GivenCard {
  story: object;
  name?: object;
  photos: (object | null)[];
  logos: (object | null)[];
}

/** The page, as far as its host may reach. */
export interface Desk {
  /** With the last words that were typed. */
  draft(): KeptNow;
  revision(): number;
  photos: Photos;
  delivery(): Promise<Delivery>;
  /** A card in place of the one that is there, which stays among the drafts. False where it is none. */
  open(card: GivenCard): Promise<boolean>;
  /** The draft that is there; it has another id after each time that it was opened. */
  draftId(): string;
  /** A kept draft, whatever became of its id. False where it is not kept. */
  openDraft(id: string): Promise<boolean>;
  /** The card that is there in another frame, theme or format. */
  restyle(style: { frame?: string; theme?: string; format?: string }): void;
  settingsChanged(): void;
}

interface OpenedPicture {
  id: number;
  header: object;
  covers: [];
}

export class HostPage {
  private readonly link: HostLink;
  private readonly desk: Desk;
  private given: { photos: (number | null)[]; logos: (number | null)[] } = { photos: [], logos: [] };  // the page's numbers for them
  private restored = false;
  private told = -1;  // revision
  private timer = 0;
  private state = '';
  private last: Promise<void> = Promise.resolve();

  constructor(link: HostLink, desk: Desk) {
    this.link = link;
    this.desk = desk;
  }

  /** The last draft is there, or none is: from now on the host is heard. */
  begin(): void {
    this.restored = !this.desk.draft().empty;
    this.told = this.desk.revision();
    this.link.port.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(data);
    new ResizeObserver(() => this.tellSize()).observe(document.getElementById('screen')!);
    new MutationObserver(() => this.tellState()).observe(document.documentElement, { attributeFilter: ['data-storycard', 'data-view'] });
    this.tellSize();
  }

  /** After each frame: costs nothing where no edit was. */
  note(): void {
    if (this.timer !== 0 || this.desk.revision() === this.told) return;
    this.timer = setTimeout(() => this.tellChange(), CHANGE_MS);
  }

  /** The visitor saved or shared these. */
  gave(files: readonly GivenFile[]): void {
    for (const { file, reports } of files) this.link.send({ kind: 'export', file, reports });
  }

  /** A tab for the campaign's page, which is not to be in this frame's sandbox. */
  openAddress = (address: string): void => this.link.send({ kind: 'open', address });

  private tellState(): void {
    this.tellSize();
    const state = document.documentElement.dataset['storycard'] ?? '';
    if (state === this.state) return;
    this.state = state;
    if (state === 'ready') {
      void this.last.then(() => {
        if (this.timer !== 0) this.tellChange();
        this.link.send({ kind: 'ready', story: storyForHost(this.desk.draft()), restored: this.restored });
      });
    }
    if (state !== 'failed') return;
    const isStopped = document.getElementById('trouble-unreachable')!.hidden;
    this.fail(isStopped ? 'stopped' : 'unreachable', '', isStopped ? 'The composer had to stop.' : 'The composer could not be loaded.');
  }

  private tellSize(): void {
    const simple = document.documentElement.dataset['view'] === 'simple';
    const { width, height } = document.getElementById('screen')!.getBoundingClientRect();
    const drawn = width < 700 ? 780 : width < 1180 ? 720 : 760;
    this.link.send({ kind: 'size', view: simple ? 'simple' : 'drawn', height: simple ? Math.min(Math.ceil(height), 50_000) : drawn });
  }

  private tellChange(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.told = this.desk.revision();
    const draft = this.desk.draft();
    this.link.send({ kind: 'change', story: storyForHost(draft), origins: this.origins(draft), draft: this.desk.draftId() });
  }

  private origins({ photos, logos }: KeptNow): Origins {
    const among = (given: readonly (number | null)[]) => (picture: { id: number } | null): number | null => {
      const index = picture ? given.indexOf(picture.id) : -1;
      return index < 0 ? null : index;
    };
    return { photos: photos.map(among(this.given.photos)), logos: logos.map(among(this.given.logos)) };
  }

  private hear(data: unknown): void {
    const asked = askedBy(data);
    const refused = (error: unknown): void => {
      const { code, where, message } = error instanceof ComposerError ? error : { code: 'internal', where: '', message: String(error) };
      if (asked === null || asked < 0) this.fail(code, where, message);
      else this.link.send({ kind: 'failed', id: asked, code, where, message });
    };
    let wish: FromHost | null;
    try {
      wish = readFromHost(data);
    } catch (error) {
      refused(error);
      return;
    }
    // One after the other: none sees another's half.
    if (wish) this.last = this.last.then(() => this.grant(wish)).catch(refused);
  }

  private fail(code: string, where: string, message: string): void {
    this.link.send({ kind: 'error', code, where: where.slice(0, 1000), message: message.slice(0, 4000) });
  }

  private async grant(wish: FromHost): Promise<void> {
    switch (wish.kind) {
      case 'settings': {
        const before = beginning();
        setHostSettings(wish.settings);
        this.desk.settingsChanged();
        // What the visitor chose stays where the host wants nothing else than before.
        this.desk.restyle(Object.fromEntries(Object.entries(beginning()).filter(([key, value]) => before[key as keyof typeof before] !== value)));
        return;
      }
      case 'set-story':
        if (wish.again === undefined || !await this.isAgain(wish.again, wish.story)) await this.setStory(wish.story, wish);
        this.restored ||= wish.again !== undefined;
        this.link.send({ kind: 'done', id: wish.id });
        return;
      case 'get-story':
        this.link.send({ kind: 'done', id: wish.id, story: storyForHost(this.desk.draft()) });
        return;
      case 'export': {
        const exported = await this.export(wish.formats, wish.type, wish.altText);
        this.link.send({ kind: 'done', id: wish.id, exported });
      }
    }
  }

  /** The draft with all that is in it, photos too, which its host never had; or it has no more than the host says. */
  private async isAgain(id: string, story: Story): Promise<boolean> {
    if (!await this.desk.openDraft(id)) return false;
    const draft = this.desk.draft();
    return draft.photos.length + draft.logos.length > 0 || JSON.stringify(storyForHost(draft)) === JSON.stringify(story);
  }

  private async setStory(story: Story, pictures: Pictures): Promise<void> {
    const { about: _, consent: __, ...words } = story;  // the person's own answers
    const opened: number[] = [];
    const open = async (files: readonly (Blob | null)[], where: string): Promise<(OpenedPicture | null)[]> => {
      const all: (OpenedPicture | null)[] = [];
      for (const [i, file] of files.entries()) {
        const found = file && await this.desk.photos.open(file, () => {});
        if (found && !('id' in found)) throw new ComposerError(found.reason, `${where}/${i}`, 'This picture does not open.');
        if (found) opened.push(found.id);
        all.push(found && { id: found.id, header: found.header, covers: [] });
      }
      return all;
    };
    try {
      const [photos, logos] = [await open(pictures.photos, '/photos'), await open(pictures.logos, '/logos')];
      // What the page would begin with holds where the story does not say.
      if (!await this.desk.open({ story: { ...beginning(), ...words }, photos, logos })) await this.explain(words as Story);
      this.given = { photos: photos.map((photo) => photo && photo.id), logos: logos.map((logo) => logo && logo.id) };
    } catch (error) {
      for (const id of opened) this.desk.photos.forget(id);
      throw error;
    }
  }

  /** The engine reads it again, and says what is wrong where. */
  private async explain(story: Story): Promise<never> {
    const found = await (await this.desk.delivery()).look(story);
    throw new ComposerError(found?.code ?? 'wrong-type', found?.where ?? '/story', found?.message ?? 'This is no story.');
  }

  /** What the visitor brought goes to the host only as they save it themselves: once consent is answered. */
  private async export(formats: readonly string[], type: FileType, altText: boolean): Promise<{ file: File; reports: Report[] }> {
    const draft = this.desk.draft();
    const { photos, logos } = this.origins(draft);
    if ([...photos, ...logos].includes(null) && !isAgreed(draft)) {
      throw new ComposerError('not-agreed', '/consent', 'The visitor has put in a picture and has not yet answered who agreed that it is shared.');
    }
    const made = await (await this.desk.delivery()).export(draft, formats.length > 0 ? formats : [draft.story.format ?? 'square'], type, altText);
    if ('problem' in made) throw new ComposerError(made.problem.code, made.problem.where ?? '', made.problem.message);
    return made;
  }
}
