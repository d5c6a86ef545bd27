interface Policy {
  mediaOrigins: readonly string[];
  /** Who may show the page in a frame, besides nobody. */
  framedBy?: string;
  /** For pages that carry their own style sheet because nothing else may be reachable. */
  ownStyle?: boolean;
}

/** No script runs on a page of the portal, its own or another's. */
export function contentSecurityPolicy({ mediaOrigins, framedBy, ownStyle }: Policy): string {
  return [
    "default-src 'none'",
    `img-src ${["'self'", 'data:', ...mediaOrigins].join(' ')}`,
    `style-src 'self'${ownStyle ? " 'unsafe-inline'" : ''}`,
    // Lengths of wires and heights of works are set on the element.
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy ?? "'none'"}`,
  ].join('; ');
}

export function secure(headers: Headers, policy: Policy): void {
  headers.set('Content-Security-Policy', contentSecurityPolicy(policy));
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
}
