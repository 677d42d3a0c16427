// Sample data; yours comes from a database or a service.

const SCORES = new Map([
  [
    'blue',
    [
      { name: 'Ada', points: 42 },
      { name: 'Grace', points: 40 },
    ],
  ],
  ['red', [{ name: 'Alan', points: 38 }]],
])

export const scoresOf = async (team: string) => SCORES.get(team) ?? []
