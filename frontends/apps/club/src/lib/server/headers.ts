interface Policy {
  mediaOrigins: readonly string[];
  /** For pages that carry their own style sheet because nothing else may be reachable. */
  ownStyle?: boolean;
}

/** No script runs on a page of the club, its own or another's; forms go to the club only. */
export function contentSecurityPolicy({ mediaOrigins, ownStyle }: Policy): string {
  return [
    "default-src 'none'",
    `img-src ${["'self'", 'data:', ...mediaOrigins].join(' ')}`,
    `style-src 'self'${ownStyle ? " 'unsafe-inline'" : ''}`,
    // Lengths of wires and of bars are set on the element.
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export function secure(headers: Headers, policy: Policy): void {
  headers.set('Content-Security-Policy', contentSecurityPolicy(policy));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin');
}
