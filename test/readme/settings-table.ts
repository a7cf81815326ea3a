import { SETTINGS } from '../../src/settings.ts'

/** The table of settings as the README shows it. */
export function settingsTable(): string {
  const rows = SETTINGS.map(({ name, fallback, description }) => {
    const shown = fallback === null ? '' : `\`${fallback}\``
    return `| \`${name}\` | ${shown} | ${description.replaceAll('|', '\\|')} |`
  })
  return ['| setting | default | what it says |', '| --- | --- | --- |', ...rows].join('\n')
}
