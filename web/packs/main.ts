// The page for designers: takes a pack or a drawing, has it checked in a worker, and shows what came of it.
import { byId, count, download, el, notice, say } from './dom';
import { openDrawing } from './drawing';
import { exampleFiles, exampleZip } from './example';
import { drawFindings } from './findings';
import { Refusal } from './limits';
import { registerPageFonts } from './page-fonts';
import type { PackOutline, PackVerdict } from '../engine/index';
import { Studio } from './card';
import { clearSheets, sheetTrouble, showSheets } from './sheet';
import { fromEntries, fromHandle, fromList, fromZip, type PackFiles, type Source } from './source';
import { Desk, EngineTrouble, readAway } from './workers';

interface Window2 {
  showDirectoryPicker?(options: { mode: 'read' }): Promise<FileSystemDirectoryHandle>;
}
interface Item2 {
  getAsFileSystemHandle?(): Promise<FileSystemDirectoryHandle | FileSystemFileHandle | null>;
}

const unzip = async (file: Blob, name: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> => {
  const answer = await readAway({ do: 'unzip', file, whole: `“${name}”` });
  return 'files' in answer ? answer.files : new Map();
};
const zipSource = (file: File, get: (() => Promise<File>) | null): Source => fromZip(file.name, get !== null, get ?? (() => Promise.resolve(file)), (blob) => unzip(blob, file.name));
const isSvg = ({ name, type }: { name: string; type: string }): boolean => /\.svg$/i.test(name) || type === 'image/svg+xml';

class Page {
  private readonly desk = new Desk();
  private readonly studio = new Studio();
  private source: Source | null = null;
  private pack: PackOutline | null = null;
  private round = 0;

  constructor() {
    byId('choose-folder').addEventListener('click', () => void this.chooseFolder());
    byId('choose-file').addEventListener('click', () => byId('file').click());
    byId<HTMLInputElement>('folder').addEventListener('change', (event) => this.listed(event.target as HTMLInputElement));
    byId<HTMLInputElement>('file').addEventListener('change', (event) => this.filed(event.target as HTMLInputElement));
    byId('again').addEventListener('click', () => this.again());
    byId('stop').addEventListener('click', () => this.desk.stop());
    byId('save-example').addEventListener('click', () => download(exampleZip(), 'my-town.zip', 'application/zip'));
    byId('open-example').addEventListener('click', () => void this.open({ name: 'my-town', lasts: true, read: () => Promise.resolve({ files: exampleFiles(), leftOut: [] }) }));
    this.listenForDrops();
  }

  private async chooseFolder(): Promise<void> {
    const { showDirectoryPicker } = window as unknown as Window2;
    if (!showDirectoryPicker) return byId('folder').click();
    try {
      await this.open(fromHandle(await showDirectoryPicker.call(window, { mode: 'read' })));
    } catch (error) {
      if ((error as DOMException).name !== 'AbortError') byId('folder').click();  // the system lets nobody in that way
    }
  }

  private listed(input: HTMLInputElement): void {
    const files = [...(input.files ?? [])];
    input.value = '';
    if (files.length > 0) void this.open(fromList(files));
  }

  private filed(input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    input.value = '';
    if (file) void this.openFile(file, null);
  }

  private async openFile(file: File, get: (() => Promise<File>) | null): Promise<void> {
    if (isSvg(file)) return openDrawing(file, this.pack?.colors ?? {});
    return this.open(zipSource(file, get));
  }

  private again(): void {
    if (!this.source) return;
    if (this.source.lasts) void this.open(this.source);
    else void this.chooseFolder();
  }

  private listenForDrops(): void {
    let inside = 0;
    const show = (on: boolean): void => {
      byId('veil').hidden = !on;
    };
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    document.addEventListener('dragenter', (event) => {
      if (hasFiles(event)) show(++inside > 0);
    });
    document.addEventListener('dragleave', (event) => {
      if (hasFiles(event)) show(--inside > 0);
    });
    document.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'copy';
    });
    document.addEventListener('drop', (event) => {
      inside = 0;
      show(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      void this.dropped([...event.dataTransfer!.items].filter(({ kind }) => kind === 'file'));
    });
  }

  private async dropped(items: DataTransferItem[]): Promise<void> {
    // All must be asked for before the first await: afterwards the browser has forgotten them.
    const files = items.map((item) => item.getAsFile());
    const entries = items.map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
    const handles = await Promise.all(items.map((item) => (item as unknown as Item2).getAsFileSystemHandle?.().catch(() => null) ?? null));
    const [handle] = handles;
    if (items.length === 1 && handle?.kind === 'directory') return this.open(fromHandle(handle));
    if (items.length === 1 && entries[0]?.isDirectory !== true && files[0]) {
      return this.openFile(files[0], handle?.kind === 'file' ? () => handle.getFile() : null);
    }
    if (entries.length > 0) return this.open(fromEntries(entries));
    this.refuse('What you dropped', 'This browser gives the page no folders. Choose it with the button, or drop a zip of it.');
  }

  private refuse(name: string, words: string): void {
    this.close();
    byId('result').hidden = false;
    byId('again').hidden = this.source === null;
    byId('result-title').textContent = name;
    byId('summary').replaceChildren(notice('error', words));
    say(words);
    byId('result-title').focus();
  }

  private close(): void {
    this.desk.stop();
    this.studio.close();
    clearSheets();
    byId('findings').replaceChildren();
    byId('summary').replaceChildren();
    byId('progress').hidden = true;
  }

  private async open(source: Source): Promise<void> {
    const round = ++this.round;
    this.source = source;
    this.close();
    byId('result').hidden = false;
    byId('again').hidden = false;
    byId('again').textContent = source.lasts ? 'Check again' : 'Choose it again';
    byId('result-title').textContent = source.name;
    this.progress('Reading the files…');
    try {
      const pack = await source.read();
      if (round === this.round) await this.check(pack, round);
    } catch (error) {
      if (round !== this.round) return;
      if (error instanceof Refusal) this.refuse(source.name, error.message);
      else if (error instanceof EngineTrouble) this.refuse(source.name, error.code === 'stopped' ? 'The check was stopped. The button above starts it anew.' : error.message);
      else throw error;
    }
  }

  private progress(words: string, done = 0, of = 0): void {
    byId('progress').hidden = false;
    byId('progress-words').textContent = words;
    const bar = byId<HTMLProgressElement>('bar');
    if (of > 0) {
      bar.max = of;
      bar.value = done;
    } else {
      bar.removeAttribute('value');
    }
  }

  private async check(pack: PackFiles, round: number): Promise<void> {
    this.progress('Checking the pack…');
    say('Checking the pack…');
    // The card is there to be tried while the rest is still being checked.
    let tried = false;
    const tryIt = ({ readable, pack: read }: PackVerdict): void => {
      if (tried || !readable || read.frames.length === 0 || round !== this.round) return;
      tried = true;
      this.pack = read;
      this.studio.open(read, pack.files);
    };
    const { verdict } = await this.desk.run({ do: 'check', files: pack.files }, (news) => {
      if ('read' in news) tryIt(news.read);
      else this.progress(`Drawing cards: ${news.done} of ${count(news.of, 'frame')}…`, news.done, news.of);
    });
    if (round !== this.round) return;
    byId('progress').hidden = true;
    this.pack = verdict.pack;
    this.show(verdict, pack);
    tryIt(verdict);
    if (tried) await this.sheets(pack, verdict.pack.id, round);
  }

  private show({ ok, findings, cards, pack: { frames, name } }: PackVerdict, { files, leftOut }: PackFiles): void {
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    const advice = findings.length - errors;
    const title = ok ? `${name || 'The pack'} is ready` : errors === 1 ? 'One thing is to be put right' : `${count(errors, 'thing')} are to be put right`;
    const more = ok
      ? `${count(frames.length, 'frame')} ${frames.length === 1 ? 'was' : 'were'} drawn on ${count(cards, 'card')}: all words fit, stay clear of the edges and can be read.${advice > 0 ? ` There ${advice === 1 ? 'is one piece' : `are ${advice} pieces`} of advice.` : ''}`
      : `${errors === 1 ? 'It' : 'Each'} is shown below in its file, with what to do.${cards === 0 ? ' The card and the contact sheet come once the pack can be read.' : ''}`;
    byId('summary').replaceChildren(notice(ok ? 'ok' : 'error', title, el('p', {}, more)));
    if (leftOut.length > 0) byId('summary').append(leftOutNotice(leftOut));
    byId('findings').replaceChildren(...drawFindings(findings, files));
    say(`${title}. ${more}`);
    // Who tries the card already is not called back.
    if (!byId('try').contains(document.activeElement)) byId('result-title').focus({ preventScroll: !byId('try').hidden });
  }

  private async sheets(pack: PackFiles, id: string, round: number): Promise<void> {
    sheetTrouble('Drawing the contact sheet…');
    try {
      const { sheets } = await this.desk.run({ do: 'sheet', files: pack.files }, (news) => {
        if ('of' in news && news.done < news.of && round === this.round) sheetTrouble(`Drawing the contact sheet: ${news.done} of ${news.of}…`);
      });
      if (round === this.round) showSheets(sheets, id);
    } catch (error) {
      if (round === this.round) sheetTrouble(error instanceof EngineTrouble ? error.message : String(error));
    }
  }
}

function leftOutNotice(leftOut: PackFiles['leftOut']): HTMLElement {
  const shown = leftOut.slice(0, 30).map(({ name, why }) => el('li', {}, el('code', {}, name), ` (${why})`));
  const rest = leftOut.length - shown.length;
  return el('details', { class: 'left-out' }, el('summary', {}, `${count(leftOut.length, 'file')} left out`),
    el('ul', {}, ...shown, rest > 0 && el('li', {}, `and ${rest.toLocaleString('en')} more`)));
}

/** The theme that was chosen in the composer holds here too. */
function wearTheme(): void {
  try {
    const { theme } = JSON.parse(localStorage.getItem('storycard.settings') ?? '{}') as { theme?: unknown };
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  } catch {
    // No storage here: the system's it is.
  }
}

wearTheme();
registerPageFonts();
new Page();
document.documentElement.dataset['packs'] = 'ready';
