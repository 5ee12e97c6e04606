// Photos in, pictures out. Files are read on this device and go nowhere else.
const TYPES = /^image\//;

const isField = (target: EventTarget | null): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;

type TakePhoto = (file: File) => void;

export class Files {
  private readonly chooser: HTMLInputElement;
  private readonly take: TakePhoto;
  private link: HTMLAnchorElement | null = null;

  /** @param chooser  the page's <input type="file"> */
  constructor(chooser: HTMLInputElement, take: TakePhoto) {
    this.chooser = chooser;
    this.take = take;
    chooser.addEventListener('change', () => {
      this.read(chooser.files?.[0]);
      chooser.value = '';  // the same file may be chosen again
    });
    window.addEventListener('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    });
    window.addEventListener('drop', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();  // else the browser leaves the page to show the file
      this.read(event.dataTransfer.files[0]);
    });
    window.addEventListener('paste', (event) => {
      const photo = [...(event.clipboardData?.files ?? [])].find((file) => TYPES.test(file.type));
      // Word processors put a picture of the words beside the words: a field takes these.
      const words = event.clipboardData?.types.includes('text/plain') === true && isField(event.target);
      if (!photo || words) return;
      event.preventDefault();
      this.read(photo);
    });
  }

  choosePhoto(): void {
    this.chooser.click();
  }

  save(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.link ??= document.createElement('a');
    this.link.href = url;
    this.link.download = name;
    this.link.click();
    // Not at once: some browsers read the address only when the download begins.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  }

  private read(file: File | undefined): void {
    if (file) this.take(file);
  }
}
