import { expect } from '@playwright/test';

/** What is seen on a page, sooner or later: beside other tests a page may take its time. */
export const see = expect.configure({ timeout: 20_000 });
