// Photos in. Files are read on this device and go nowhere else.
const TYPES = /^image\//;

const isField = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

/** `use`: what the composer chose them for; "here": what is on the screen says. */
type TakePhotos = (files: readonly File[], use: string) => void;

export class Files {
  private readonly chooser: HTMLInputElement;
  private readonly take: TakePhotos;
  private readonly onDrag: (over: boolean) => void;
  private camera: HTMLInputElement | null = null;
  private cardFile: HTMLInputElement | null = null;
  private use = 'photo';  // of what is chosen next
  private over = false;

  /**
   * @param chooser  the page's <input type="file">
   * @param onDrag  told when a file is dragged over the page, and when it no longer is
   */
  constructor(chooser: HTMLInputElement, take: TakePhotos, onDrag: (over: boolean) => void) {
    this.chooser = chooser;
    this.take = take;
    this.onDrag = onDrag;
    this.watch(chooser);
    window.addEventListener('dragover', (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      this.drag(true);
    });
    window.addEventListener('dragleave', (event) => {
      if (event.relatedTarget === null) this.drag(false);  // out of the window, not from one element to the next
    });
    window.addEventListener('drop', (event) => {
      this.drag(false);
      if (!hasFiles(event)) return;
      event.preventDefault();  // else the browser leaves the page to show the file
      this.read(event.dataTransfer?.files, 'here');
    });
    window.addEventListener('paste', (event) => {
      const photos = [...(event.clipboardData?.files ?? [])].filter((file) => TYPES.test(file.type));
      // Word processors put a picture of the words beside the words: a field takes these.
      const words = event.clipboardData?.types.includes('text/plain') === true && isField(event.target);
      if (photos.length === 0 || words) return;
      event.preventDefault();
      this.take(photos, 'here');
    });
  }

  choosePhoto(from: 'files' | 'camera', use: string): void {
    this.use = use;
    if (from === 'files') {
      this.chooser.click();
      return;
    }
    if (!this.camera) {
      this.camera = document.createElement('input');
      this.camera.type = 'file';
      this.camera.accept = 'image/*';
      this.camera.setAttribute('capture', 'environment');
      this.camera.hidden = true;
      this.chooser.after(this.camera);
      this.watch(this.camera);
    }
    this.camera.click();
  }

  chooseCardFile(): void {
    if (!this.cardFile) {
      this.cardFile = document.createElement('input');
      this.cardFile.type = 'file';
      this.cardFile.id = 'card-file';
      this.cardFile.accept = '.storycard,application/x-storycard,application/zip';
      this.cardFile.hidden = true;
      this.chooser.after(this.cardFile);
      this.watch(this.cardFile);
    }
    this.use = 'photo';
    this.cardFile.click();
  }

  /** The picture that was copied last; null where there is none, or it may not be read. */
  async copied(): Promise<File | null> {
    try {
      for (const item of await navigator.clipboard.read()) {
        const type = item.types.find((each) => TYPES.test(each));
        if (type !== undefined) return new File([await item.getType(type)], `photo.${type.slice('image/'.length)}`, { type });
      }
    } catch {
      // The person or the browser said no.
    }
    return null;
  }

  private watch(chooser: HTMLInputElement): void {
    chooser.addEventListener('change', () => {
      this.read(chooser.files, this.use);
      chooser.value = '';  // the same file may be chosen again
    });
  }

  private drag(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.onDrag(over);
  }

  private read(files: FileList | null | undefined, use: string): void {
    if (files && files.length > 0) this.take([...files], use);
  }
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
