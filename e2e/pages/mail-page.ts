import type { FrameLocator, Locator, Page } from '@playwright/test';

/** The window as a person knows it: by the roles and names on the screen. */
export class MailPage {
  readonly page: Page;
  readonly folders: Locator;
  readonly messages: Locator;
  readonly message: Locator;
  readonly search: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.folders = page.getByRole('navigation', { name: 'Folders' });
    this.messages = page.getByRole('grid', { name: 'Messages' });
    this.message = page.getByRole('region', { name: 'Message', exact: true });
    this.search = page.getByRole('searchbox', { name: 'Search mail' });
    this.status = page.getByRole('status', { name: 'Sync status' });
  }

  /** The row of the message with this subject. */
  row(subject: string | RegExp): Locator {
    return this.messages.getByRole('row', {
      name: typeof subject === 'string' ? new RegExp(literally(subject)) : subject,
    });
  }

  /** A folder's row in the tree. */
  folder(name: string): Locator {
    return this.folders.getByRole('row', { name: new RegExp(`^${literally(name)}`) });
  }

  /** The frame that shows an HTML message. */
  get body(): FrameLocator {
    return this.message.frameLocator('iframe');
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
