// When something was, as people say it.
const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** "5 minutes ago"; from a day on, the day and the time. */
export function ago(then: number, language: string, now = Date.now()): string {
  const past = Math.max(0, now - then), locale = language === 'ar' ? 'ar-u-nu-arab' : language;  // its digits are the interface's
  if (past >= DAY) return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(then);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (past < MINUTE) return words.format(0, 'second');
  return past < HOUR ? words.format(-Math.floor(past / MINUTE), 'minute') : words.format(-Math.floor(past / HOUR), 'hour');
}
