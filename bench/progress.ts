/** Says on the terminal how far the run is. */
export class Progress {
  #begun = performance.now()
  #done = 0
  #total: number

  /** @param total how many steps there will be */
  constructor(total: number) {
    this.#total = total
  }

  /** A step that has just been done, with what it showed. */
  step(text: string): void {
    this.#done++
    const seconds = (performance.now() - this.#begun) / 1000
    const left = (seconds / this.#done) * (this.#total - this.#done)
    say(`[${String(this.#done)}/${String(this.#total)}, ${clock(left)} left] ${text}`)
  }
}

/** A line on the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function clock(seconds: number): string {
  const whole = Math.round(seconds)
  return `${String(Math.floor(whole / 60))}:${String(whole % 60).padStart(2, '0')}`
}
