/** The values of an enum of which somebody else knows the meanings: operations do, of codes and kinds. */
export const describedValues = <Name extends string>(meanings: Readonly<Record<Name, string>>) =>
  Object.fromEntries(Object.entries<string>(meanings).map(([name, description]) => [name, { description }])) as Record<
    Name,
    { description: string }
  >
