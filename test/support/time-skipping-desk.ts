import { afterAll, beforeAll } from 'vitest';
import { prepareServer } from '../../dev/servers/search-attributes.ts';
import { startTestServer } from '../../dev/servers/test-server.ts';
import { connectTimeSkipping } from './global-time-skipping.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { type Desk, openDesk } from './workflow-kit.ts';

/** A desk whose time is the test's to pass. */
export interface SkippingDesk extends Desk {
  nowMs(): Promise<number>;
  pass(ms: number): Promise<void>;
  passUntil(instantMs: number): Promise<void>;
  /** To the next such weekday, at a full hour of the county, so that a test knows which days lie ahead. */
  passUntilLocal(weekday: Weekday, hour: number): Promise<number>;
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
export type Weekday = (typeof weekdays)[number];
const HOUR_MS = 3_600_000;
const OFFSET_MS = 8 * HOUR_MS;

/** The first such instant after `nowMs`. */
function nextLocal(nowMs: number, weekday: Weekday, hour: number): number {
  const midnight = new Date(nowMs + OFFSET_MS).setUTCHours(0, 0, 0, 0);
  const days = Array.from({ length: 9 }, (_, day) => midnight + day * 24 * HOUR_MS);
  const found = days
    .filter((day) => new Date(day).getUTCDay() === weekdays.indexOf(weekday))
    .map((day) => day + hour * HOUR_MS - OFFSET_MS)
    .find((instant) => instant > nowMs);
  return found as number;
}

/** Skipping is global to a server, so each test file has one of its own. */
export function useTimeSkippingDesk(): SkippingDesk {
  const desk = {} as SkippingDesk;
  const close: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    quietRuntime();
    const server = await startTestServer();
    close.push(() => server.kill());
    await prepareServer(server.address);
    const env = await connectTimeSkipping(server.address);
    close.push(() => env.teardown());
    const nowMs = () => env.currentTimeMs();
    const opened = await openDesk(server.address, env.client, nowMs);
    close.push(() => opened.stopWorker());
    const passUntil = async (instantMs: number) => env.sleep(Math.max(0, instantMs - (await nowMs())));
    Object.assign(desk, opened, {
      nowMs,
      pass: (ms: number) => env.sleep(ms),
      passUntil,
      passUntilLocal: async (weekday: Weekday, hour: number) => {
        const instantMs = nextLocal(await nowMs(), weekday, hour);
        await passUntil(instantMs);
        return instantMs;
      },
    });
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
  });
  return desk;
}
