// For Vitest under jsdom.
import { decrypt, widgets } from '@gecko-widgets/core'
import { inputSchema } from '@gecko-widgets/core/schema'
import { inputs, laws } from '@gecko-widgets/core/testing'
import { createGeckoboard } from '@gecko-widgets/express'
import express from 'express'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { useLaws, useWidgets } from './uses.cjs'

test('this is another realm', () => {
  expect(Buffer.alloc(1) instanceof Uint8Array).toBe(false)
})

test('widgets of an Express app answer, encrypted too', () =>
  useWidgets({ express, createGeckoboard, decrypt }))

test('laws hold', () => useLaws({ fc, inputs, laws, inputSchema, widgets }))
