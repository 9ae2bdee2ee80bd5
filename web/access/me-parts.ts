export const meParts = ['profile', 'mail', 'password', 'second-factor', 'delegations', 'tokens'] as const
