/** Days as the letters speak of them, counted from the day the sample is made for. */
export type Days = {
  /** The weekday so many days from now, in a language: `Thursday`. */
  weekday(offset: number, language?: string): string;
  /** The day and month so many days from now, in a language: `24 November`. */
  date(offset: number, language?: string): string;
  /** The day as `YYYYMMDD`, for calendars. */
  stamp(offset: number): string;
};

/** When something was sent: so many days ago at a time of day (UTC), or minutes before now. */
export type When = readonly [daysAgo: number, time: `${number}:${number}`] | { minutesAgo: number };

export type Attachment = {
  filename: string;
  content: Uint8Array;
  contentType: string;
  /** Shown inside the HTML by `cid:`; by itself an attachment is a file beside the text. */
  cid?: string;
};

type Words = string | ((days: Days) => string);

/** One message of the sample as data. What is absent is left out of the message. */
export type Letter = {
  /** Unique in the sample; the left side of its Message-ID. */
  id: string;
  when: When;
  /** Its folder's path; the inbox by default. */
  folder?: string;
  from: string;
  to?: string;
  cc?: string;
  replyTo?: string;
  subject: string;
  /** The id of the letter this one answers; References are the whole chain. */
  answers?: string;
  text?: Words;
  /** Sends `text` as format=flowed (RFC 3676): one line of it is one paragraph. */
  isFlowed?: boolean;
  html?: Words;
  attachments?: readonly Attachment[];
  /** An invitation's iCalendar text. */
  invitation?: (days: Days) => string;
  headers?: Readonly<Record<string, string>>;
  /** A message that no composer would write today: all of it after From, Date and Message-ID. */
  raw?: (days: Days) => string;
  /** IMAP's flags; read mail is the default. */
  flags?: readonly string[];
};

export const SEEN = ['\\Seen'] as const;
export const UNREAD: readonly string[] = [];
export const FLAGGED = ['\\Seen', '\\Flagged'] as const;
export const ANSWERED = ['\\Seen', '\\Answered'] as const;
