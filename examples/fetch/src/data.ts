// Sample data; yours comes from a database or a service.

export const countUsers = async () => ({ now: 1280, lastWeek: 1175 })

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

export const sumRevenue = async () => 48_210
