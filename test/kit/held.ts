import type { RepositoryReader } from '../../src/scanner/index.ts'

/** A repository that answers when the test lets it. */
export interface HeldRepository {
  readonly reader: RepositoryReader
  /** Resolves when somebody has begun to read, for the first time or since the last release. */
  begun(): Promise<void>
  /** Lets those who wait have their answer; who comes later waits again. */
  release(): void
  /** How often it was asked. */
  readonly asked: number
}

/** A promise, and the way to keep it. */
interface Gate {
  readonly passed: Promise<void>
  readonly open: () => void
}

function makeGate(): Gate {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => (open = resolve))
  return { passed, open }
}

/** Holds a repository back. As a real one, it gives up when the signal says so. */
export function hold(reader: RepositoryReader): HeldRepository {
  let gate = makeGate()
  let begun = makeGate()
  let asked = 0
  return {
    reader: {
      ...reader,
      snapshot: async (signal) => {
        asked += 1
        begun.open()
        const aborted = makeGate()
        signal?.addEventListener('abort', aborted.open)
        if (signal?.aborted !== true) await Promise.race([gate.passed, aborted.passed])
        signal?.throwIfAborted()
        return reader.snapshot(signal)
      },
    },
    begun: () => begun.passed,
    release: () => {
      gate.open()
      gate = makeGate()
      begun = makeGate()
    },
    get asked() {
      return asked
    },
  }
}
