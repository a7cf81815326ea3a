import { cleanLine } from '../text/clean.ts'
import type { Finding, Severity } from '../types.ts'

const LONGEST_MESSAGE = 500

/** Notes a finding about one file. */
export type Report = (severity: Severity, rule: string, message: string, line?: number | null) => void

/** A finding whose message can be stored whatever text it quotes. */
export function finding(
  severity: Severity,
  rule: string,
  message: string,
  path: string | null,
  line: number | null = null,
): Finding {
  return { severity, rule, message: cleanLine(message, LONGEST_MESSAGE).text, path, line }
}

/** Collects findings about one file into a list. */
export function reportInto(findings: Finding[], path: string): Report {
  return (severity, rule, message, line = null) => {
    findings.push(finding(severity, rule, message, path, line))
  }
}
