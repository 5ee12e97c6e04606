interface ImportMeta {
  /** Vite's: files of the source, found when the site is built. */
  glob<T>(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Record<string, T>;
}
