import { launchChromium } from './helpers/chromium.ts';
const base = 'http://localhost:3133';
const browser = await launchChromium();
const shot = async (page: any, name: string) => {
  await page.waitForTimeout(1200);
  await page.screenshot({ path: `/tmp/look/v-${name}.png`, fullPage: false });
};
const ctx = async (o: object, username = 'staff') => {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    ...o,
  });
  const page = await context.newPage();
  const r = await page.request.post('/api/session', {
    data: { username, password: 'daihou-demo' },
    headers: { origin: base },
  });
  if (!r.ok()) console.log('sign in', r.status());
  return page;
};
const page = await ctx({});
const api = async (method: 'get' | 'post', path: string, data?: object) => {
  const r = await page.request[method](`/api/${path}`, {
    ...(data && { data }),
    headers: { origin: base },
  });
  const t = await r.text();
  if (!r.ok()) console.log(path, r.status(), t);
  return JSON.parse(t);
};
const users = await api('get', 'users');
const id = (n: string) => users.find((u: any) => u.username === n).id;
const due = await api(
  'get',
  `visits?filter=${encodeURIComponent(JSON.stringify({ status: 'due' }))}&range=[0,199]`,
);
console.log('due', due.length, due.slice(0, 2));
const me = id('staff');
const mine = due.filter((v: any) => v.holder_id === me || v.holder_id === null).slice(0, 12);
let n = 0;
const now = new Date();
const hh = Number(now.toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit' }));
for (const v of mine) {
  const t =
    n < 4
      ? `2026-06-15T${String(Math.min(hh + 1, 21)).padStart(2, '0')}:${10 + n * 12}:00+08:00`
      : `2026-06-${16 + (n % 8)}T1${n % 6}:00:00+08:00`;
  const r = await page.request.post(`/api/visits/${v.id}/plan`, {
    data: { planned_at: t, companion_id: id('staff2') },
    headers: { origin: base },
  });
  console.log(t, r.status(), (await r.text()).slice(0, 160));
  n += 1;
}
await page.goto('/#/visits');
await shot(page, 'list');
await page.goto('/#/visits/calendar');
await shot(page, 'calendar');
await page.goto('/#/visits/calendar?view=week');
await shot(page, 'week');
const planned = await api(
  'get',
  `visits?filter=${encodeURIComponent(JSON.stringify({ status: 'planned' }))}&range=[0,9]`,
);
const first = planned[0] ?? due[0];
await page.goto(`/#/visits/${first.id}/show`);
await shot(page, 'show');
await page.getByRole('button', { name: '改期' }).click();
await shot(page, 'move');
await page.keyboard.press('Escape');
const other = due.find((v: any) => !mine.includes(v)) ?? first;
await page.goto(`/#/borrowers/${first.borrower_id}/show`);
await shot(page, 'borrower');
await page.goto('/');
await shot(page, 'home');
await page.goto('/#/policies');
await shot(page, 'policies');
const sup = await ctx({ colorScheme: 'dark', locale: 'en-US' }, 'supervisor');
await sup.goto('/#/visits?filter=%7B%7D');
await shot(sup, 'list-en');
await sup.goto(`/#/visits/${first.id}/show`);
await shot(sup, 'show-en');
await sup.goto('/');
await shot(sup, 'home-en');
const adm = await ctx({}, 'admin');
await adm.goto('/#/policies/create?source=%7B%22kind%22%3A%22visit_plan%22%7D');
await shot(adm, 'policy');
const phone = await ctx({ viewport: { width: 390, height: 844 }, hasTouch: true });
await phone.goto('/#/visits/route');
await shot(phone, 'route');
await phone.goto(`/#/visits/${first.id}/report`);
await phone.waitForTimeout(800);
await phone.getByText('本人', { exact: true }).tap();
await phone.waitForTimeout(500);
await phone.screenshot({ path: '/tmp/look/v-report.png', fullPage: true });
await phone.goto('/#/visits/calendar');
await shot(phone, 'calendar-phone');
await phone.goto('/#/visits');
await shot(phone, 'list-phone');
await browser.close();
