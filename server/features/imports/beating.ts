import type { Deps } from '../../deps.ts';
import type { ImportRequest, Phase } from './request.ts';
import { beat, ImportStopped, type Run } from './store/runs.ts';

/** How often a run says that it is there, in milliseconds. */
const BEAT_MS = 1000;

/**
 * A request whose progress is kept with its run, where others see it; it ends once the run was
 * asked to stop, also by another process.
 */
export function beating(deps: Deps, run: Run, request: ImportRequest): ImportRequest {
  const stopping = new AbortController();
  let last = -BEAT_MS;
  let told: Phase | undefined;
  const say = (phase: Phase, part: number, count: number) => {
    const total_count = part > 0 ? Math.max(count, Math.round(count / part)) : 0;
    beat(deps, run, { phase, done_count: count, total_count })
      .then((held) => {
        if (!held) stopping.abort(new ImportStopped('the import was asked to stop'));
      })
      .catch((error: unknown) => {
        deps.log.warn({ name: (error as Error).name }, 'the progress of an import was not kept');
      });
  };
  const { signal } = request;
  return {
    ...request,
    signal: signal === undefined ? stopping.signal : AbortSignal.any([signal, stopping.signal]),
    onProgress: (phase, part, count = 0) => {
      request.onProgress(phase, part, count);
      const now = performance.now();
      if (phase === told && now - last < BEAT_MS) return;
      [last, told] = [now, phase];
      say(phase, part, count);
    },
  };
}
