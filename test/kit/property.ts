/**
 * How often a property of the whole server is tried: `runs` times with a fixed seed, so that a run of the tests is like
 * the one before. PROPERTY_RUNS asks for more, then with a new seed each time, or with PROPERTY_SEED; what fails is
 * reported with its seed.
 */
export function trials(runs: number): { numRuns: number; seed?: number } {
  const { PROPERTY_RUNS, PROPERTY_SEED } = process.env
  if (PROPERTY_SEED !== undefined) return { numRuns: Number(PROPERTY_RUNS ?? runs), seed: Number(PROPERTY_SEED) }
  return PROPERTY_RUNS === undefined ? { numRuns: runs, seed: 20_261_121 } : { numRuns: Number(PROPERTY_RUNS) }
}
