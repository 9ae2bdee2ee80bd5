export const meParts = ['profile', 'mail', 'password', 'delegations', 'tokens'] as const
