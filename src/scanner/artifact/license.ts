import parse from 'spdx-expression-parse'

const LONGEST = 255

/** Identifiers whose case people get wrong, and the spellings that people use for them, compared without case, blanks and punctuation. */
const spellings: Record<string, readonly string[]> = {
  MIT: ['MIT License', 'The MIT License', 'Expat'],
  ISC: ['ISC License'],
  'Apache-2.0': [
    'Apache 2',
    'Apache 2.0',
    'Apache License 2.0',
    'Apache License, Version 2.0',
    'Apache Software License 2.0',
    'ASL 2.0',
  ],
  '0BSD': ['BSD Zero Clause'],
  'BSD-2-Clause': ['BSD 2', 'Simplified BSD', 'FreeBSD'],
  'BSD-3-Clause': ['BSD 3', 'New BSD', 'Modified BSD', 'BSD 3-Clause License'],
  'MPL-2.0': ['MPL 2', 'Mozilla Public License 2.0'],
  'GPL-2.0-only': ['GPL 2', 'GPLv2', 'GPL-2.0'],
  'GPL-3.0-only': ['GPL 3', 'GPLv3', 'GPL-3.0', 'GNU GPL v3'],
  'GPL-2.0-or-later': ['GPLv2+', 'GPL-2.0+'],
  'GPL-3.0-or-later': ['GPLv3+', 'GPL-3.0+'],
  'LGPL-2.1-only': ['LGPL 2.1', 'LGPLv2.1'],
  'LGPL-3.0-only': ['LGPL 3', 'LGPLv3', 'LGPL-3.0'],
  'AGPL-3.0-only': ['AGPL 3', 'AGPLv3', 'AGPL-3.0', 'GNU AGPL v3'],
  'AGPL-3.0-or-later': ['AGPLv3+', 'AGPL-3.0+'],
  'EPL-2.0': ['EPL 2', 'Eclipse Public License 2.0'],
  'BSL-1.0': ['Boost Software License 1.0', 'Boost 1.0'],
  'CC0-1.0': ['CC0', 'CC0 1.0 Universal'],
  'CC-BY-4.0': ['CC BY 4.0', 'Creative Commons Attribution 4.0'],
  'CC-BY-SA-4.0': ['CC BY-SA 4.0'],
  Unlicense: ['The Unlicense'],
  Zlib: ['zlib License'],
}

// A plus means "or later" and has to stay.
const spoken = (text: string): string => text.toLowerCase().replace(/[^a-z0-9+]/g, '')
const bySpelling = new Map(
  Object.entries(spellings).flatMap(([id, others]) =>
    [id, ...others].map((text): [string, string] => [spoken(text), id]),
  ),
)

/** A licence as an SPDX expression; null where text is none, neither by its grammar nor by a common spelling. */
export function spdxLicense(text: string): string | null {
  const expression = text.trim().replace(/\s+/g, ' ')
  // Nobody names a licence that long, and the parser recurses.
  if (expression === '' || expression.length > LONGEST) return null
  const known = bySpelling.get(spoken(expression))
  if (known !== undefined) return known
  try {
    parse(expression)
    return expression
  } catch {
    return null
  }
}
