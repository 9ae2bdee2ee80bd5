export const meParts = ['profile', 'password', 'delegations', 'tokens'] as const
