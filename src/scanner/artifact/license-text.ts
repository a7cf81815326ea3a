import { spdxLicense } from './license.ts'

/** Enough of a licence to know it. */
const LONGEST = 40_000

/**
 * Sentences by which a licence's text is known, in lower case with single blanks; from the texts of the SPDX licence list.
 * `without` tells it from others that share them.
 */
const texts: readonly { id: string; has: readonly string[]; without?: readonly string[] }[] = [
  {
    id: 'MIT',
    has: ['permission is hereby granted, free of charge, to any person obtaining a copy'],
    without: ['mit no attribution'],
  },
  {
    id: 'MIT-0',
    has: ['mit no attribution', 'permission is hereby granted, free of charge, to any person obtaining a copy'],
  },
  {
    id: 'ISC',
    has: [
      'permission to use, copy, modify, and/or distribute this software for any purpose',
      'provided that the above',
    ],
  },
  {
    id: '0BSD',
    has: ['permission to use, copy, modify, and/or distribute this software for any purpose'],
    without: ['provided that the above'],
  },
  { id: 'Apache-2.0', has: ['apache license version 2.0, january 2004'] },
  {
    id: 'BSD-2-Clause',
    has: ['redistribution and use in source and binary forms, with or without modification, are permitted'],
    without: ['neither the name of', 'all advertising materials'],
  },
  {
    id: 'BSD-3-Clause',
    has: [
      'redistribution and use in source and binary forms, with or without modification, are permitted',
      'neither the name of',
    ],
    without: ['all advertising materials'],
  },
  { id: 'MPL-2.0', has: ['mozilla public license version 2.0'] },
  { id: 'Unlicense', has: ['this is free and unencumbered software released into the public domain'] },
  { id: 'BSL-1.0', has: ['boost software license - version 1.0'] },
  { id: 'CC0-1.0', has: ['cc0 1.0 universal'] },
  { id: 'CC-BY-4.0', has: ['creative commons attribution 4.0 international'] },
  { id: 'CC-BY-SA-4.0', has: ['creative commons attribution-sharealike 4.0 international'] },
  { id: 'GPL-2.0-only', has: ['gnu general public license version 2, june 1991'] },
  {
    id: 'GPL-3.0-only',
    has: ['gnu general public license version 3, 29 june 2007'],
    // These quote it in their text.
    without: ['gnu lesser general public license version', 'gnu affero general public license version'],
  },
  { id: 'LGPL-2.1-only', has: ['gnu lesser general public license version 2.1, february 1999'] },
  { id: 'LGPL-3.0-only', has: ['gnu lesser general public license version 3, 29 june 2007'] },
  { id: 'AGPL-3.0-only', has: ['gnu affero general public license version 3, 19 november 2007'] },
]

/** The licence that a licence file's text is, as SPDX names it; null when it is none that is known, or more than one. */
export function licenseOfText(text: string): string | null {
  const head = text.slice(0, LONGEST)
  const declared = /^\W*SPDX-License-Identifier:\s*([^\r\n]{1,255})/im.exec(head)?.[1]
  if (declared !== undefined) return spdxLicense(declared)
  const words = head
    .toLowerCase()
    .replace(/[#*_>`]/g, '')
    .replace(/\s+/g, ' ')
  const found = texts.filter(
    ({ has, without = [] }) =>
      has.every((part) => words.includes(part)) && !without.some((part) => words.includes(part)),
  )
  return found.length === 1 ? (found[0]?.id ?? null) : null
}
