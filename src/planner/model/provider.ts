import type { LanguageModel } from 'ai'
import type { ModelSettings } from '../../settings/planner.ts'

/** Makes the model that the settings name. The SDK is loaded now, and not when the process starts. */
export async function loadModel({ provider, model, apiKey, baseUrl }: ModelSettings): Promise<LanguageModel> {
  const key = apiKey === undefined ? {} : { apiKey }
  switch (provider) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai')
      // Said even where it is the default: otherwise the SDK looks into the environment.
      return createOpenAI({ ...key, baseURL: baseUrl ?? 'https://api.openai.com/v1' })(model)
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return createAnthropic({ ...key, baseURL: baseUrl ?? 'https://api.anthropic.com/v1' })(model)
    }
    case 'openai-compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
      return createOpenAICompatible({ ...key, name: 'planner', baseURL: baseUrl ?? '', includeUsage: true })(model)
    }
  }
}
